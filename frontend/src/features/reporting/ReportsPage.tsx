import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { PeriodEditor } from './PeriodEditor';
import { periodsQuery, type ReportCell, reportsQuery } from './queries';
import { ReportList } from './ReportList';
import { ReportMatrix } from './ReportMatrix';

const route = getRouteApi('/app/projects/$projectId/reports/');

/** Reports of a project: to a partner its own, to the others period by partner. */
export function ReportsPage() {
  const { t } = useTranslation('reporting');
  const { projectId } = route.useParams();
  const reports = useQuery(reportsQuery(projectId));
  const periods = useQuery(periodsQuery(projectId));
  const manages = periods.data?.allowedActions.includes('add_period') ?? false;
  return (
    <>
      <PageHeader level={2} title={t('title')} />
      <PageStates query={reports} isEmpty={({ items }) => items.length === 0} empty={<EmptyState drawing="document">{t(manages ? 'empty.manager' : 'empty.others')}</EmptyState>}>
        {({ items }) => (partnersOf(items) > 1 ? <ReportMatrix projectId={projectId} cells={items} /> : <ReportList projectId={projectId} cells={items} />)}
      </PageStates>
      {manages && <PageStates query={periods}>{({ items }) => <PeriodEditor projectId={projectId} periods={items} />}</PageStates>}
    </>
  );
}

function partnersOf(cells: readonly ReportCell[]): number {
  return new Set(cells.map(({ partner }) => partner.id)).size;
}
