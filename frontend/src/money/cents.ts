/**
 * Exact money in the browser: whole cents in a branded integer. The API speaks
 * decimal strings with two decimals ("12.30"); components hold those strings
 * and come here for every sum, comparison and display.
 */
export type Cents = number & { readonly __money: 'cents' };

const grammar = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/;

export const zero = 0 as Cents;

function exact(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} cents cannot be held exactly`);
  return (value === 0 ? 0 : value) as Cents;
}

/** Reads the API's decimal string. Throws on anything outside the API's grammar. */
export function cents(decimal: string): Cents {
  const match = grammar.exec(decimal);
  if (!match) throw new RangeError(`not an amount: ${decimal}`);
  const [, sign, whole, fraction = ''] = match;
  const value = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return exact(sign ? -value : value);
}

/** Whole cents that a chart or a grid already holds, checked to be exact. */
export function fromInteger(value: number): Cents {
  return exact(value);
}

/** The API's decimal string, always with two decimals. */
export function decimal(amount: Cents): string {
  const size = Math.abs(amount);
  const fraction = String(size % 100).padStart(2, '0');
  return `${amount < 0 ? '-' : ''}${Math.floor(size / 100)}.${fraction}`;
}

/** Adds for display; a figure that is saved or reported comes from the API. */
export function sum(amounts: Iterable<Cents>): Cents {
  let total = 0;
  for (const amount of amounts) total = exact(total + amount);
  return total as Cents;
}

/** Adds the API's decimal strings for display. */
export function sumDecimals(amounts: Iterable<string>): string {
  return decimal(sum(Array.from(amounts, cents)));
}

export function subtract(from: Cents, amount: Cents): Cents {
  return exact(from - amount);
}

/** A unit amount so many times: months, people, days. Only whole numbers. */
export function times(amount: Cents, count: number): Cents {
  return exact(amount * count);
}

export function negate(amount: Cents): Cents {
  return exact(-amount);
}

/** Negative, zero or positive, as sort functions want it. */
export function compare(one: Cents, other: Cents): number {
  return one - other;
}

export function isNegative(amount: Cents): boolean {
  return amount < 0;
}

/** How large a part is of a whole, 0 when there is no whole: for widths and percentages only. */
export function ratio(part: Cents, whole: Cents): number {
  return whole === 0 ? 0 : part / whole;
}
