import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { BudgetView } from '../BudgetView';
import { readCell, writeCell } from '../items/openCell';
import type { Budget } from '../queries';
import { amendmentsQuery } from './amendmentQueries';
import { BudgetLinks } from './BudgetLinks';
import { FitButton } from './FitButton';
import { versionQuery } from './versionQueries';
import { versionName, versionState } from './versionWords';

const route = getRouteApi('/app/projects/$projectId/budget/versions/$versionId');

/** One version of a budget: a scenario or a change in preparation to work on, the others to read. */
export function VersionPage() {
  const { t } = useTranslation('versions');
  const { projectId, versionId } = route.useParams();
  const { cell } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(versionQuery(projectId, versionId));
  const version = query.data;
  return (
    <>
      <PageHeader
        level={2}
        title={version ? versionName(version, t) : t('versionTitle')}
        lead={version && <Lead version={version} />}
        acts={version && <FitButton budget={version} />}
      />
      <BudgetLinks projectId={projectId} whole={version?.scope === 'project'} />
      {version && (version.status === 'preparing' || version.status === 'proposed') && <ToAmendment projectId={projectId} versionId={versionId} />}
      <PageStates query={query}>
        {(budget) => (
          <BudgetView
            key={`${versionId} ${budget.status}`}
            projectId={projectId}
            budget={budget}
            cell={readCell(cell)}
            onCell={(place) => void navigate({ search: { cell: place ? writeCell(place) : undefined }, resetScroll: false })}
          />
        )}
      </PageStates>
    </>
  );
}

function Lead({ version }: { version: Budget }) {
  const { t } = useTranslation('versions');
  const language = useLanguage();
  const when = version.frozenAt ? formatInstant(version.frozenAt, language) : '';
  const may = version.allowedActions.includes('edit_budget');
  return [versionState(version, t) + (when ? ` · ${t('frozen', { when })}` : ''), t('months', { count: version.months }), t(may ? 'mayEdit' : 'fixed')].join(' · ');
}

/** Amounts are changed here; what becomes of them is decided with the change of the plan. */
function ToAmendment({ projectId, versionId }: { projectId: string; versionId: string }) {
  const { t } = useTranslation('versions');
  const { data } = useQuery(amendmentsQuery(projectId));
  const found = data?.items.find((one) => one.versionId === versionId);
  if (!found) return null;
  return (
    <p>
      <Button component={Link} variant="default" to={`/projects/${projectId}/budget/amendments/${found.id}`}>
        {t('amendment.back', { number: found.number })}
      </Button>
    </p>
  );
}
