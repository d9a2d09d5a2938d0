import type { IsoDate } from '@/dates/calendar';

export type Charter = 'valid' | 'ended' | 'coming' | 'unknown';

/** Whether an Erasmus charter is valid on a day. Without dates nothing is known, which is not the same as none. */
export function charterOn(day: IsoDate, from: string | null, until: string | null): Charter {
  if (!from && !until) return 'unknown';
  if (from && day < from) return 'coming';
  if (until && day > until) return 'ended';
  return 'valid';
}
