import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import { chosenColumns, rememberColumns } from './columnMemory';
import { fields } from './fields';
import classes from './Proposal.module.css';
import type { ProposalCheck, Source } from './queries';

interface ColumnTableProps {
  check: ProposalCheck;
  source: Source;
  onSource: (source: Source) => void;
}

/** What each column was taken for; another meaning may be chosen. */
export function ColumnTable({ check, source, onSource }: ColumnTableProps) {
  const { t } = useTranslation('proposal');
  const choose = (column: string, field: string) => {
    const columns = { ...chosenColumns(check.columns), [column]: field };
    rememberColumns(check.columns, columns);
    onSource({ ...source, columns });
  };
  return (
    <>
      <h2 className={classes.heading}>{t('reading.columns')}</h2>
      <DataTable
        caption={t('reading.columns')}
        dense
        rows={check.columns}
        rowKey={({ column }) => column}
        columns={[
          { id: 'column', header: t('column.column'), cell: ({ column }) => column },
          { id: 'heading', header: t('column.heading'), cell: ({ heading }) => heading || <em>{t('reading.noHeading')}</em> },
          {
            id: 'field',
            header: t('column.readAs'),
            cell: ({ column, field, heading }) => (
              <NativeSelect
                size="xs"
                aria-label={t('reading.meaning', { column, heading })}
                value={field}
                data={[{ value: '', label: t('reading.notRead') }, ...fields.map((value) => ({ value, label: t(`field.${value}`) }))]}
                onChange={(event) => choose(column, event.currentTarget.value)}
              />
            ),
          },
          { id: 'how', header: t('column.how'), cell: ({ how }) => t(`how.${how}`) },
        ]}
      />
    </>
  );
}
