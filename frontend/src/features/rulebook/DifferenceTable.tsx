import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '@/ui/DataTable';
import { placeName } from './bookWords';
import type { Difference } from './queries';
import { ValueBasis, ValueWords } from './ValueWords';
import classes from './RuleBook.module.css';

/** What differs between two editions: the value before, the value after, and what it rests on now. */
export function DifferenceTable({ differences, caption }: { differences: readonly Difference[]; caption: string }) {
  const { t } = useTranslation('rulebook');
  const columns: Column<Difference>[] = [
    { id: 'of', header: t('book.value'), cell: (one) => placeName(t, one.of) },
    { id: 'before', header: t('difference.before'), cell: (one) => (one.before ? <ValueWords value={one.before} /> : <span className={classes.part}>{t('difference.added')}</span>) },
    {
      id: 'after',
      header: t('difference.after'),
      cell: (one) => (
        <>
          {one.after ? <ValueWords value={one.after} /> : <span className={classes.part}>{t('difference.removed')}</span>}
          {!one.says && <span className={classes.note}>{t('difference.onlyBasis')}</span>}
        </>
      ),
    },
    { id: 'source', header: t('book.source'), cell: (one) => one.after && <ValueBasis value={one.after} /> },
  ];
  return <DataTable caption={caption} columns={columns} rows={differences} rowKey={(one) => `${one.of} ${one.key}`} />;
}
