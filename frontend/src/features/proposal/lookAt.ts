import type { ProposalCheck, ProposalNote, Reading } from './queries';

/** Notes that only tell what the file is; nobody has to look. */
const quiet = ['delimiter', 'readings_cut', 'rows_continued'];

export const needsLook = (note: ProposalNote) => !quiet.includes(note.code);

/** Readings that a person should look at: refused, settled by others, rounded. A mapped code or a day number needs nobody. */
export const readingNeedsLook = ({ fault, flag }: Reading) => fault !== '' || ['settled_by_column', 'as_chosen', 'rounded'].includes(flag);

/** How many things on the tab of the reading wait for a person. */
export function lookAt(check: ProposalCheck): number {
  return check.notes.filter(needsLook).length + check.readings.filter(readingNeedsLook).length;
}
