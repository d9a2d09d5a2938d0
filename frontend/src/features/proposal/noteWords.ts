import type { TFunction } from 'i18next';
import type { ProposalNote } from './queries';

/** A note in words: its place first, then what it says. The text of a line that is no JSON is told as the reader of lines tells it. */
export function noteWords(t: TFunction<'proposal'>, note: ProposalNote): string {
  const { field, delimiter } = note.params;
  const words = t([`note.${note.code}`, 'note.other'], {
    ...note.params,
    code: note.code,
    field: typeof field === 'string' && field && note.code !== 'line_unreadable' ? t(`field.${field}`) : field,
    delimiter: typeof delimiter === 'string' ? t(`delimiter.${delimiter}`) : '',
  });
  if (note.row === 0) return words;
  return t('proposal:noteAt', { place: note.cell || t('proposal:row', { row: note.row }), words });
}
