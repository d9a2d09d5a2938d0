/**
 * Calendar dates as `YYYY-MM-DD` text, never instants: no time zone can move
 * them. Text of this shape compares with `<` and `>`.
 */
export type IsoDate = string;

const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const day = 86_400_000;

/** A real calendar date of the years 1900–2199 in the API's form. */
export function isIsoDate(text: string): boolean {
  const match = iso.exec(text);
  return match !== null && isoDate(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

/** The date, or null when the month has no such day. */
export function isoDate(year: number, month: number, dayOfMonth: number): IsoDate | null {
  if (year < 1900 || year > 2199) return null;
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== dayOfMonth) return null;
  return date.toISOString().slice(0, 10);
}

function parts(date: IsoDate): [year: number, month: number, day: number] {
  const match = iso.exec(date);
  if (!match) throw new RangeError(`not a date: ${date}`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

function instant(date: IsoDate): number {
  const [year, month, dayOfMonth] = parts(date);
  return Date.UTC(year, month - 1, dayOfMonth);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(instant(date) + days * day).toISOString().slice(0, 10);
}

/** Whole days from one date to another; negative when the other is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((instant(to) - instant(from)) / day);
}

/** The same day so many months later, or the month's last day when it is shorter. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year, month, dayOfMonth] = parts(date);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last))).toISOString().slice(0, 10);
}

/** The project month (1 is the first) that holds a date; 0 or less before the start. */
export function projectMonth(start: IsoDate, date: IsoDate): number {
  const [startYear, startMonth] = parts(start);
  const [year, month] = parts(date);
  let months = (year - startYear) * 12 + month - startMonth;
  if (date < addMonths(start, months)) months -= 1;
  return months + 1;
}

/** First and last day of project month `n`. */
export function projectMonthSpan(start: IsoDate, n: number): { from: IsoDate; to: IsoDate } {
  return { from: addMonths(start, n - 1), to: addDays(addMonths(start, n), -1) };
}

/** `M14`, the same word in both languages. */
export function monthLabel(n: number): string {
  return `M${n}`;
}

/** Where a date lies in the project: 0 at the start, 1 after the last day. May lie outside. */
export function projectShare(start: IsoDate, months: number, date: IsoDate): number {
  const length = daysBetween(start, addMonths(start, months));
  return length === 0 ? 0 : daysBetween(start, date) / length;
}

/** Today where the reader is. */
export function today(now: Date = new Date()): IsoDate {
  return isoDate(now.getFullYear(), now.getMonth() + 1, now.getDate())!;
}
