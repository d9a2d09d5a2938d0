import type { IsoDate } from '@/dates/calendar';
import type { Mark } from './queries';

export type DatedMark = Mark & { on: IsoDate };

const shown = 8;

/** What is late first, then what lies ahead, by day; what is done is left out. An activity that goes on counts as today's. */
export function nextDates(marks: readonly Mark[], today: IsoDate): DatedMark[] {
  return marks
    .filter((mark): mark is DatedMark => mark.on !== null && !mark.done && (mark.late || (mark.untilOn ?? mark.on) >= today))
    .sort((one, other) => Number(other.late) - Number(one.late) || one.on.localeCompare(other.on))
    .slice(0, shown);
}
