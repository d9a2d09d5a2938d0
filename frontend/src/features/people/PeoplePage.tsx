import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { AccountFilters } from './AccountFilters';
import { AccountTable } from './AccountTable';
import { InvitationList } from './InvitationList';
import { InviteDialog } from './InviteDialog';
import { accountsQuery } from './queries';

const route = getRouteApi('/app/people/');

/** Everyone with an account, and the invitations that wait. */
export function PeoplePage() {
  const { t } = useTranslation('people');
  const { invite = false, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const accounts = useInfiniteQuery(accountsQuery(filter));
  const mayInvite = useMe().allowedActions.includes('manage_accounts');
  const setInvite = (open: boolean) => void navigate({ search: (before) => ({ ...before, invite: open || undefined }), replace: true });

  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} acts={mayInvite && <Button onClick={() => setInvite(true)}>{t('invite.open')}</Button>} />
      <AccountFilters filter={filter} onChange={(next) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true })} />
      <PageStates query={accounts} isEmpty={({ pages }) => pages[0]?.items.length === 0} empty={<EmptyState drawing="search">{t('none')}</EmptyState>}>
        {({ pages }) => (
          <AccountTable accounts={pages.flatMap((page) => page.items)} onMore={accounts.hasNextPage ? () => void accounts.fetchNextPage() : undefined} loadingMore={accounts.isFetchingNextPage} />
        )}
      </PageStates>
      <InvitationList level={2} />
      {mayInvite && <InviteDialog opened={invite} onClose={() => setInvite(false)} />}
    </>
  );
}
