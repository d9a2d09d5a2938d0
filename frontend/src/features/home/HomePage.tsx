import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { HomeEmpty } from './HomeEmpty';
import { RecentProjects } from './RecentProjects';
import { recentProjectsQuery, turnsQuery } from './queries';
import { TurnList } from './TurnList';

/** What waits for the reader, and below it the reader's projects. */
export function HomePage() {
  const { t } = useTranslation('home');
  const me = useMe();
  const turns = useQuery(turnsQuery);
  const projects = useQuery(recentProjectsQuery);
  return (
    <>
      <PageHeader title={t('title')} />
      <PageStates query={turns} isEmpty={({ items }) => items.length === 0} empty={projects.data && <HomeEmpty me={me} hasProjects={projects.data.items.length > 0} />}>
        {({ items, today }) => <TurnList turns={items} today={today} />}
      </PageStates>
      <PageStates query={projects} isEmpty={({ items }) => items.length === 0}>
        {({ items, next }) => <RecentProjects projects={items} more={Boolean(next)} />}
      </PageStates>
    </>
  );
}
