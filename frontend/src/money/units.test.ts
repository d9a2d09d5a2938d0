import { expect, it } from 'vitest';
import { parseUnits, timesUnits } from './units';

it('reads a number of units with comma or point, and nothing else', () => {
  expect(['12', '2,5', '2.50', '1 000'].map(parseUnits)).toEqual(['12', '2.5', '2.50', '1000']);
  expect(['', '0', '0,00', '-1', '1.234', 'x', '1e3', '1234567'].map(parseUnits)).toEqual(Array(8).fill(null));
});

it('rounds once, half away from zero', () => {
  expect(timesUnits('2.5', '250.00')).toBe('625.00');
  expect(timesUnits('0.5', '0.01')).toBe('0.01');
  expect(timesUnits('1.5', '0.03')).toBe('0.05');
  expect(timesUnits('3', '33.35')).toBe('100.05');
});
