import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { BesideView } from './BesideView';
import { BudgetLinks } from './BudgetLinks';
import { ScenarioDialog } from './ScenarioDialog';
import { VersionList } from './VersionList';
import { type BudgetVersion, versionsQuery } from './versionQueries';

const route = getRouteApi('/app/projects/$projectId/budget/versions');

/** The draft and its newest scenarios; later the newest version after the one before it. */
function besideAtFirst(versions: readonly BudgetVersion[]): string[] {
  const draft = versions.find(({ status }) => status === 'draft');
  const scenarios = versions.filter(({ status }) => status === 'scenario').slice(0, 3);
  return (draft && scenarios.length > 0 ? [draft, ...scenarios] : versions.slice(0, 2).reverse()).map(({ id }) => id);
}

/** Every version of a budget, and those that are chosen beside each other. */
export function VersionsPage() {
  const { t } = useTranslation('versions');
  const { projectId } = route.useParams();
  const { beside } = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  const query = useQuery(versionsQuery(projectId));
  const known = query.data?.items ?? [];
  const wished = beside?.split('.').filter((id) => known.some((version) => version.id === id));
  const chosen = wished ?? besideAtFirst(known);
  const choose = (ids: string[]) => void navigate({ search: { beside: ids.join('.') || undefined }, resetScroll: false, replace: true });
  const mayAdd = query.data?.allowedActions.includes('add_scenario') ?? false;
  return (
    <>
      <PageHeader level={2} title={t('title')} lead={t(mayAdd ? 'leadScenarios' : 'lead')} acts={mayAdd && <Button onClick={() => setAdding(true)}>{t('scenario.add')}</Button>} />
      <BudgetLinks projectId={projectId} whole={query.data?.scope === 'project'} />
      <PageStates query={query} isEmpty={(versions) => versions.items.length === 0} empty={<EmptyState drawing="document">{t('empty')}</EmptyState>}>
        {(versions) => (
          <>
            <VersionList projectId={projectId} versions={versions} chosen={chosen} onChoose={choose} />
            {chosen.length > 1 ? <BesideView projectId={projectId} versions={chosen} /> : versions.items.length > 1 && <p>{t('beside.chooseTwo')}</p>}
          </>
        )}
      </PageStates>
      <ScenarioDialog projectId={projectId} opened={adding} onClose={() => setAdding(false)} />
    </>
  );
}
