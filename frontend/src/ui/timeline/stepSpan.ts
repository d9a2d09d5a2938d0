import { addDays, addMonths, type IsoDate } from '@/dates/calendar';

export interface Span {
  from: IsoDate;
  /** Last day, included. The same as `from` for a point. */
  to: IsoDate;
}

interface Step {
  direction: number;
  /** By a month instead of a day. */
  month: boolean;
  /** Only the end, which never passes the beginning. */
  end: boolean;
}

/** The span after one key: moved as a whole, or with another end. */
export function stepSpan({ from, to }: Span, shape: 'bar' | 'point', { direction, month, end }: Step): Span {
  const step = (date: IsoDate) => (month ? addMonths(date, direction) : addDays(date, direction));
  if (shape === 'point') return { from: step(from), to: step(from) };
  if (!end) return { from: step(from), to: step(to) };
  const last = step(to);
  return { from, to: last < from ? from : last };
}
