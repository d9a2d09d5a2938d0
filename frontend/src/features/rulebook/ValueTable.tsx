import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '@/ui/DataTable';
import { placeName } from './bookWords';
import type { BookValue } from './queries';
import { ValueBasis, ValueWords } from './ValueWords';
import classes from './RuleBook.module.css';

interface ValueTableProps {
  caption: string;
  values: readonly BookValue[];
  /** Whether a value stands as the official book has it. */
  official: (value: BookValue) => boolean;
  /** Present for a draft that the reader may change. */
  onChange?: (value: BookValue) => void;
  onAssociate?: (value: BookValue) => void;
}

/** The values of one section of a rule book. */
export function ValueTable({ caption, values, official, onChange, onAssociate }: ValueTableProps) {
  const { t } = useTranslation('rulebook');
  const name = (value: BookValue) => placeName(t, value.of);
  const columns: Column<BookValue>[] = [
    { id: 'value', header: t('book.value'), cell: name },
    { id: 'is', header: t('book.is'), cell: (value) => <ValueWords value={value} /> },
    { id: 'source', header: t('book.source'), cell: (value) => <ValueBasis value={value} official={official(value)} /> },
  ];
  if (onChange) {
    columns.push({
      id: 'acts',
      header: t('book.acts'),
      cell: (value) => (
        <span className={classes.rowActs}>
          <Button size="compact-sm" variant="default" onClick={() => onChange(value)} aria-label={t('edit.title', { name: `${name(value)} ${value.key}`.trim() })}>
            {t('act.change')}
          </Button>
          {value.of === 'countries.pending' && onAssociate && (
            <Button size="compact-sm" variant="default" onClick={() => onAssociate(value)}>
              {t('act.associate')}
            </Button>
          )}
        </span>
      ),
    });
  }
  return <DataTable caption={caption} columns={columns} rows={values} rowKey={(value) => value.at} />;
}
