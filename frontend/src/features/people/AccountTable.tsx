import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { type Column, DataTable } from '@/ui/DataTable';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './People.module.css';
import type { Account } from './queries';

interface AccountTableProps {
  accounts: readonly Account[];
  onMore?: () => void;
  loadingMore?: boolean;
}

export function AccountTable({ accounts, onMore, loadingMore }: AccountTableProps) {
  const { t } = useTranslation(['people', 'roles']);
  const language = useLanguage();
  const columns: Column<Account>[] = [
    {
      id: 'name',
      header: t('column.name'),
      cell: (account) => (
        <span className={classes.person}>
          <Link to="/people/$userId" params={{ userId: account.id }}>
            {account.name}
          </Link>
          <span className={classes.address}>{[account.email, account.demonstration && t('demonstration')].filter(Boolean).join(' · ')}</span>
        </span>
      ),
    },
    { id: 'roles', header: t('column.roles'), cell: (account) => account.roles.map((role) => t(`roles:${role}`)).join(', ') || '–' },
    { id: 'organisations', header: t('column.organisations'), cell: (account) => account.organisations.map((place) => place.organisationName).join(', ') || '–' },
    { id: 'status', header: t('column.status'), cell: (account) => <StatusBadge tone={account.status === 'active' ? 'neutral' : 'waiting'}>{t(`status.${account.status}`)}</StatusBadge> },
    { id: 'signedIn', header: t('column.signedIn'), whole: true, cell: (account) => (account.lastSignInAt ? formatInstant(account.lastSignInAt, language) : t('never')) },
  ];
  return <DataTable caption={t('title')} columns={columns} rows={accounts} rowKey={(account) => account.id} onMore={onMore} loadingMore={loadingMore} />;
}
