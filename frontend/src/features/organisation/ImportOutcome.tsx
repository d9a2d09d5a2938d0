import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import { MoreRows, shownRows } from '@/ui/import/RowNotes';
import classes from './Organisations.module.css';
import type { ImportResult } from './queries';

/** How the columns of a list were understood. */
export function ImportedColumns({ columns }: Pick<ImportResult, 'columns'>) {
  const { t } = useTranslation('organisation');
  return (
    <>
      <h2 className={classes.heading}>{t('import.columns')}</h2>
      <DataTable
        caption={t('import.columns')}
        dense
        rows={columns}
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

/** The institutions that a list adds or changes, and what it changes of them. */
export function ImportedRows({ result }: { result: ImportResult }) {
  const { t } = useTranslation('organisation');
  if (result.rows.length === 0) return null;
  return (
    <>
      <h2 className={classes.heading}>{t('import.changesTitle')}</h2>
      <DataTable
        caption={t('import.changesTitle')}
        dense
        rows={result.rows.slice(0, shownRows)}
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
      <MoreRows words={t} count={result.added + result.changed} />
    </>
  );
}

const shown = (value: unknown): string => (value === undefined || value === null || value === '' ? '–' : String(value));
