import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import classes from './Organisations.module.css';
import type { ImportResult, RowNote } from './queries';
import { refusedRows } from './refusedRows';

/** What a list does, or would do: counts, what is refused and why, what changes, how the columns were understood. */
export function ImportOutcome({ result, fileName, acts }: { result: ImportResult; fileName: string; acts: ReactNode }) {
  const { t } = useTranslation('organisation');
  const say = (note: RowNote) => {
    const { field } = note.params;
    return t([`note.${note.code}`, 'note.other'], { ...note.params, field: typeof field === 'string' && field ? t(`listField.${field}`) : '', reason: note.reason });
  };
  return (
    <>
      <ul className={classes.counts} aria-label={t('import.counts')}>
        {(['added', 'changed', 'unchanged'] as const).map((kind) => (
          <li key={kind}>
            <strong>{result[kind]}</strong> {t(`import.${kind}`)}
          </li>
        ))}
        <li>
          <strong>{result.refused.length}</strong> {t('import.refused')}
        </li>
        <li>
          <strong>{result.warnings.length}</strong> {t('import.warnings')}
        </li>
      </ul>
      <div className={classes.acts}>
        {acts}
        {result.refused.length > 0 && (
          <Button variant="default" onClick={() => download(refusedRows(result.refused, [t('import.row'), t('import.cell'), t('import.reason')], say), `${fileName || 'list'}-refused.csv`)}>
            {t('import.downloadRefused')}
          </Button>
        )}
      </div>
      {result.refused.length > 0 && <Notes title={t('import.refusedTitle')} notes={result.refused} say={say} />}
      <Changes result={result} />
      {result.warnings.length > 0 && <Notes title={t('import.warningsTitle')} notes={result.warnings} say={say} />}
      <h2 className={classes.heading}>{t('import.columns')}</h2>
      <DataTable
        caption={t('import.columns')}
        dense
        rows={result.columns}
        rowKey={({ column }) => column}
        columns={[
          { id: 'column', header: t('import.column'), cell: ({ column }) => column },
          { id: 'heading', header: t('import.heading'), cell: ({ heading }) => heading || <em>{t('import.noHeading')}</em> },
          { id: 'field', header: t('import.field'), cell: ({ field }) => (field ? t(`listField.${field}`) : '–') },
          { id: 'how', header: t('import.how'), cell: ({ how, dates }) => [t(`how.${how}`), dates && t(`dates.${dates}`)].filter(Boolean).join('; ') },
        ]}
      />
    </>
  );
}

function Notes({ title, notes, say }: { title: string; notes: readonly RowNote[]; say: (note: RowNote) => string }) {
  const { t } = useTranslation('organisation');
  return (
    <>
      <h2 className={classes.heading}>{title}</h2>
      <DataTable
        caption={title}
        dense
        rows={notes.slice(0, shownNotes).map((note, index) => ({ ...note, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { id: 'place', header: t('import.place'), cell: ({ row, cell }) => (row === 0 ? t('import.wholeFile') : cell || t('import.rowNumber', { row })) },
          { id: 'reason', header: t('import.reason'), cell: say },
        ]}
      />
      {notes.length > shownNotes && <p>{t('import.more', { count: notes.length - shownNotes })}</p>}
    </>
  );
}

const shownNotes = 200;

function Changes({ result }: { result: ImportResult }) {
  const { t } = useTranslation('organisation');
  if (result.rows.length === 0) return null;
  return (
    <>
      <h2 className={classes.heading}>{t('import.changesTitle')}</h2>
      <DataTable
        caption={t('import.changesTitle')}
        dense
        rows={result.rows.slice(0, shownNotes)}
        rowKey={({ row }) => String(row)}
        columns={[
          { id: 'row', header: t('import.row'), cell: ({ row }) => row },
          { id: 'doing', header: t('import.doing'), cell: ({ doing }) => t(`doing.${doing}`) },
          { id: 'name', header: t('label.name'), rowHeader: true, cell: ({ name }) => name },
          {
            id: 'changes',
            header: t('import.what'),
            cell: ({ changes }) =>
              Object.entries(changes).map(([field, { from, to }]) => (
                <span key={field} className={classes.change}>
                  {t([`listField.${field}`, 'listField.other'])}: <del>{shown(from)}</del> → <ins>{shown(to)}</ins>
                </span>
              )),
          },
        ]}
      />
      {result.added + result.changed > shownNotes && <p>{t('import.more', { count: result.added + result.changed - shownNotes })}</p>}
    </>
  );
}

const shown = (value: unknown): string => (value === undefined || value === null || value === '' ? '–' : String(value));

function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
