import type { TFunction } from 'i18next';
import type { components } from '@/api/schema.gen';
import { DataTable } from '../DataTable';
import classes from './FileImport.module.css';

export type RowNote = components['schemas']['RowNote'];

/** How many rows of a file are listed; the counts tell of all. */
export const shownRows = 200;

interface RowNotesProps {
  words: TFunction;
  title: string;
  notes: readonly RowNote[];
  sayNote: (note: RowNote) => string;
}

/** Refusals or warnings of a file, each with its cell or row; nothing without any. */
export function RowNotes({ words, title, notes, sayNote }: RowNotesProps) {
  if (notes.length === 0) return null;
  return (
    <>
      <h2 className={classes.heading}>{title}</h2>
      <DataTable
        caption={title}
        dense
        rows={notes.slice(0, shownRows).map((note, index) => ({ ...note, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { id: 'place', header: words('import.place'), cell: ({ row, cell }) => (row === 0 ? words('import.wholeFile') : cell || words('import.rowNumber', { row })) },
          { id: 'reason', header: words('import.reason'), cell: sayNote },
        ]}
      />
      <MoreRows words={words} count={notes.length} />
    </>
  );
}

/** How many rows are not listed. */
export function MoreRows({ words, count }: { words: TFunction; count: number }) {
  return count > shownRows && <p>{words('import.more', { count: count - shownRows })}</p>;
}
