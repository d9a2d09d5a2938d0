import { describe, expect, it } from 'vitest';
import { formatOriginal, formatRate, parseOriginal, parseRate } from './original';

describe('amounts in other currencies', () => {
  it('are written with the decimals of their currency and its code', () => {
    expect(formatOriginal('12345.50', 'SEK', 'sv')).toBe('12\u00A0345,50\u00A0SEK');
    expect(formatOriginal('12345.50', 'SEK', 'en')).toBe('12,345.50\u00A0SEK');
    expect(formatOriginal('1900', 'ISK', 'sv')).toBe('1\u00A0900\u00A0ISK');
    expect(formatRate('11.2345', 'sv')).toBe('11,2345');
  });
  it.each([['12 345,50', 2, '12345.50'], ['12345.5', 2, '12345.5'], ['\u22125', 2, '-5'], ['0900', 0, '900'], ['1.234', 3, '1.234']])('reads %j', (text, decimals, want) => {
    expect(parseOriginal(text, decimals)).toBe(want);
  });
  it.each([['900,50', 0], ['1.234', 2], ['1e3', 2], ['', 2], ['1 2', 2], ['12,', 2]])('refuses %j with %i decimals', (text, decimals) => {
    expect(parseOriginal(text, decimals)).toBeNull();
  });
  it('reads a rate with comma or point and never zero', () => {
    expect(parseRate('11,2345')).toBe('11.2345');
    for (const text of ['0', '0,000', '', '-1', '1,2,3', 'N/A']) expect(parseRate(text)).toBeNull();
  });
});
