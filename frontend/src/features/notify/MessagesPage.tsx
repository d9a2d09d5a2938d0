import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { Strip } from '@/ui/Strip';
import { MessageList } from './MessageList';
import { notificationsQuery, useRead } from './queries';

const route = getRouteApi('/app/messages');

/** What the reader was told, newest first; each message opens its record. */
export function MessagesPage() {
  const { t } = useTranslation('notify');
  const { unread = false } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(notificationsQuery(unread));
  const read = useRead();
  const waiting = query.data?.pages.at(-1)?.unread ?? 0;
  return (
    <>
      <PageHeader
        title={t('messages.title')}
        acts={
          <>
            <SegmentedControl
              aria-label={t('messages.show')}
              value={unread ? 'unread' : 'all'}
              onChange={(value) => void navigate({ search: { unread: value === 'unread' || undefined }, replace: true })}
              data={[{ value: 'all', label: t('messages.all') }, { value: 'unread', label: t('messages.unread') }]}
            />
            {waiting > 0 && (
              <Button variant="default" loading={read.isPending} onClick={() => read.mutate(null)}>
                {t('messages.readAll')}
              </Button>
            )}
          </>
        }
      />
      {read.error && <Strip tone="bad">{problemMessage(t, read.error)}</Strip>}
      <PageStates
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyState drawing="list">{unread ? t('messages.noneUnread') : t('messages.none')}</EmptyState>}
      >
        {({ pages }) => <MessageList messages={pages.flatMap(({ items }) => items)} onRead={(id) => read.mutate(id)} onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined} loadingMore={query.isFetchingNextPage} />}
      </PageStates>
    </>
  );
}
