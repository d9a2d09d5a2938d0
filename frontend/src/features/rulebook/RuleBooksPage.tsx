import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '@/ui/DataTable';
import { SelectField } from '@/ui/forms/SelectField';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { EditionBadge } from './EditionBadge';
import { type Edition, editionsQuery } from './queries';
import classes from './RuleBook.module.css';

const route = getRouteApi('/app/rule-books/');

/** Every edition of every rule book, the newest first: which one new projects take, and how sure its values are. */
export function RuleBooksPage() {
  const { t } = useTranslation('rulebook');
  const { action = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(editionsQuery);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <PageStates query={query}>
        {({ items }) => (
          <>
            <div className={classes.filters}>
              <SelectField
                name="action"
                label={t('list.action')}
                value={action}
                placeholder={t('list.all')}
                options={[...new Set(items.map((one) => one.action))].map((value) => ({ value, label: `${value} · ${t(`action.${value}`, { defaultValue: value })}` }))}
                onChange={(next) => void navigate({ search: { action: next || undefined }, replace: true })}
              />
            </div>
            <EditionTable editions={items.filter((one) => action === '' || one.action === action).reverse()} />
          </>
        )}
      </PageStates>
    </>
  );
}

export function EditionTable({ editions }: { editions: readonly Edition[] }) {
  const { t } = useTranslation('rulebook');
  const columns: Column<Edition>[] = [
    {
      id: 'call',
      header: t('list.call'),
      whole: true,
      cell: (one) => (
        <Link to="/rule-books/$edition" params={{ edition: one.key }}>
          {t('book.name', { action: one.action, year: one.callYear })}
        </Link>
      ),
    },
    { id: 'edition', header: t('list.edition'), cell: (one) => one.version },
    { id: 'state', header: t('list.state'), cell: (one) => <EditionBadge edition={one} /> },
    { id: 'unconfirmed', header: t('list.unconfirmed'), numeric: true, cell: (one) => t('list.of', { count: one.unconfirmed, total: one.confirmed + one.unconfirmed }) },
    { id: 'changed', header: t('list.changed'), numeric: true, cell: (one) => (one.base ? one.changed : '–') },
    { id: 'projects', header: t('list.projects'), numeric: true, cell: (one) => one.projects },
  ];
  return <DataTable caption={t('list.caption')} columns={columns} rows={editions} rowKey={(one) => one.key} dense />;
}
