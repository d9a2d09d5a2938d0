import { describe, expect, it } from 'vitest';
import { cents, compare, decimal, fromInteger, isNegative, negate, ratio, subtract, sum, sumDecimals } from './cents';
import { formatAmount, formatForInput } from './format';
import { parseAmount } from './parse';

describe('cents', () => {
  it.each([['0.00', 0], ['12.30', 1230], ['-0.05', -5], ['7', 700], ['7.5', 750], ['9999999999999.99', 999999999999999]])('reads %s as %i cents', (text, value) => {
    expect(cents(text)).toBe(value);
  });
  it.each(['', '1e5', '1,5', '01234567890123', '1.234', ' 1', '+1', '.5', 'NaN'])('refuses %j', (text) => {
    expect(() => cents(text)).toThrow(RangeError);
  });
  it('writes the same string it read', () => {
    for (const text of ['0.00', '12.30', '-0.05', '-1234567.89', '9999999999999.99']) expect(decimal(cents(text))).toBe(text);
  });
  it('has no negative zero', () => {
    expect(Object.is(cents('-0.00'), 0)).toBe(true);
    expect(Object.is(negate(cents('0')), 0)).toBe(true);
  });
  it('adds ten times 0.10 to exactly 1.00', () => {
    expect(sumDecimals(Array.from({ length: 10 }, () => '0.10'))).toBe('1.00');
    expect(sum([])).toBe(0);
  });
  it('refuses what it cannot hold exactly', () => {
    expect(() => fromInteger(0.5)).toThrow(RangeError);
    expect(() => sum([cents('9999999999999.99'), ...Array.from({ length: 10 }, () => cents('9999999999999.99'))])).toThrow(RangeError);
  });
  it('subtracts, compares and gives parts of a whole', () => {
    expect(decimal(subtract(cents('450000.00'), cents('449200.00')))).toBe('800.00');
    expect([cents('2'), cents('1')].sort(compare).map(decimal)).toEqual(['1.00', '2.00']);
    expect(ratio(cents('50'), cents('200'))).toBe(0.25);
    expect(ratio(cents('50'), cents('0'))).toBe(0);
    expect(isNegative(cents('-0.01'))).toBe(true);
  });
});

describe('formatAmount', () => {
  it('writes Swedish with non-breaking spaces and a true minus', () => {
    expect(formatAmount('148320.00', 'sv')).toBe('148\u00A0320\u00A0€');
    expect(formatAmount('-1234567.50', 'sv')).toBe('\u22121\u00A0234\u00A0567,50\u00A0€');
  });
  it('writes English with the euro first', () => {
    expect(formatAmount('148320.00', 'en')).toBe('€148,320');
    expect(formatAmount('-5.00', 'en')).toBe('\u2212€5');
    expect(formatAmount('0.05', 'en')).toBe('€0.05');
  });
  it('shows cents on request and leaves the currency to the heading', () => {
    expect(formatAmount('12.00', 'sv', { cents: 'always' })).toBe('12,00\u00A0€');
    expect(formatAmount('1200.00', 'en', { currency: false })).toBe('1,200');
    expect(formatForInput('', 'sv')).toBe('');
  });
});

describe('parseAmount', () => {
  const accepted: [string, 'sv' | 'en', string][] = [
    ['150 000', 'sv', '150000.00'],
    ['150\u00A0000,50', 'sv', '150000.50'],
    ['150\u202F000', 'sv', '150000.00'],
    ['150000,50', 'sv', '150000.50'],
    ['150000.5', 'sv', '150000.50'],
    ['\u22125', 'sv', '-5.00'],
    ['-5', 'sv', '-5.00'],
    ['\u2212150\u00A0000,50\u00A0€', 'sv', '-150000.50'],
    ['1.234,50', 'sv', '1234.50'],
    ['1,234.50', 'sv', '1234.50'],
    ['1.234.567', 'sv', '1234567.00'],
    ['0012', 'sv', '12.00'],
    ['12 EUR', 'sv', '12.00'],
    ['€148,320', 'en', '148320.00'],
    ['\u2212€5', 'en', '-5.00'],
    ['1,234,567.89', 'en', '1234567.89'],
    ['150000,50', 'en', '150000.50'],
    ['150 000', 'en', '150000.00'],
  ];
  it.each(accepted)('reads %j in %s as %s', (text, language, expected) => {
    const result = parseAmount(text, language);
    expect(result.ok && decimal(result.amount)).toBe(expected);
  });
  const refused: [string, 'sv' | 'en', string][] = [
    ['', 'sv', 'empty'],
    ['  €', 'sv', 'empty'],
    ['1.234', 'sv', 'ambiguous'],
    ['1,234', 'sv', 'ambiguous'],
    ['1.234', 'en', 'ambiguous'],
    ['1234,567', 'sv', 'too_many_decimals'],
    ['0.125', 'en', 'too_many_decimals'],
    ['12345678901234', 'sv', 'too_large'],
    ['15 00', 'sv', 'not_a_number'],
    ['1,23,456', 'sv', 'not_a_number'],
    ['1.234,56,7', 'sv', 'not_a_number'],
    ['abc', 'sv', 'not_a_number'],
    ['=1+1', 'sv', 'not_a_number'],
    ['12,', 'sv', 'not_a_number'],
    ['#N/A', 'sv', 'not_a_number'],
    ['1e5', 'en', 'not_a_number'],
  ];
  it.each(refused)('refuses %j in %s as %s', (text, language, problem) => {
    expect(parseAmount(text, language)).toMatchObject({ ok: false, problem });
  });
  it('names both readings of an ambiguous amount', () => {
    expect(parseAmount('1.234', 'sv')).toMatchObject({ params: { text: '1.234', asThousands: '1 234', asDecimals: '1,23' } });
  });
  it('reads back what it formats, in both languages', () => {
    for (const text of ['0.00', '0.05', '12.30', '1234.00', '-150000.50', '9999999999999.99']) {
      for (const language of ['sv', 'en'] as const) {
        const result = parseAmount(formatAmount(text, language), language);
        expect(result.ok && decimal(result.amount)).toBe(text);
      }
    }
  });
});
