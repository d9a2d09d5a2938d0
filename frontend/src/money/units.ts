import { cents, decimal, fromInteger } from './cents';

const grammar = /^(\d{1,6})(?:[.,](\d{1,2}))?$/;

/** A number of units as the API takes it, read with comma or point; null where it is none. */
export function parseUnits(text: string): string | null {
  const match = grammar.exec(text.replace(/[\s\u00a0\u202f]/g, ''));
  if (!match) return null;
  const [, whole = '0', fraction] = match;
  const units = fraction === undefined ? whole : `${whole}.${fraction}`;
  return Number(units) > 0 ? units : null;
}

/** Units times a rate, rounded once to whole cents, half away from zero: what the API will make of it. */
export function timesUnits(units: string, rate: string): string {
  const [whole = '0', fraction = ''] = units.split('.');
  const hundredths = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  const product = hundredths * BigInt(cents(rate));
  return decimal(fromInteger(Number((product + (product < 0n ? -50n : 50n)) / 100n)));
}
