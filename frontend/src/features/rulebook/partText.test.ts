import { expect, it } from 'vitest';
import { jsonOf, percentOf, shareOf, typedOf } from './partText';
import type { BookPart } from './queries';

const part = (kind: BookPart['kind'], value: unknown, optional = false): BookPart => ({ name: 'value', kind, value, optional, options: [] });

it('moves the comma of a share and never computes', () => {
  for (const [share, percent] of [['0.2', '20'], ['1', '100'], ['0', '0'], ['0.125', '12,5'], ['0.05', '5'], ['1.5', '150']] as const) expect(percentOf(share, 'sv')).toBe(percent);
  for (const [percent, share] of [['20', '0.20'], ['100 %', '1.00'], ['12,5', '0.125'], ['5', '0.05'], ['150', '1.50']] as const) expect(shareOf(percent)).toBe(share);
  for (const wrong of ['', '-5', 'half', '1000', '1e5']) expect(shareOf(wrong)).toBeNull();
});

it('writes what was typed as the value that it was read from', () => {
  for (const one of [part('amounts', ['120000.00', '250000.00']), part('numbers', [24, 36]), part('countries', ['AT', 'SE']), part('switch', true), part('codes', ['a', 'b']), part('code', 'learners'), part('number', 40)]) {
    expect(jsonOf(one, typedOf(one, 'sv'))).toEqual(one.value);
  }
  expect(jsonOf(part('shares', ['0.4', '0.4']), '40; 40')).toEqual(['0.40', '0.40']);
});

it('leaves out an optional part that is empty, and knows what it cannot read', () => {
  expect(jsonOf(part('number', 0, true), '')).toBeUndefined();
  expect(jsonOf(part('switch', false, true), false)).toBeUndefined();
  expect(jsonOf(part('switch', true), false)).toBe(false);
  expect(jsonOf(part('number', 1), 'many')).toBeNull();
  expect(jsonOf(part('amounts', []), '120000; much')).toBeNull();
  expect(jsonOf(part('amount', ''), '12 500,5')).toBe('12500.50');
});
