import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { ChosenReport } from './ChosenReport';
import { ConversionPanel } from './ConversionPanel';
import { CorrectionsPanel } from './CorrectionsPanel';
import { FinanceLimitPanel } from './FinanceLimitPanel';
import { PeriodEditor } from './PeriodEditor';
import { periodsQuery, type ReportCell, reportsQuery } from './queries';
import { ReportList } from './ReportList';
import { ReportMatrix } from './ReportMatrix';
import { begunReport } from './words';

const route = getRouteApi('/app/projects/$projectId/reports/');

/** Reports of a project: to a partner its own, to the others period by partner. */
export function ReportsPage() {
  const { t } = useTranslation('reporting');
  const { projectId } = route.useParams();
  const chosen = route.useSearch();
  const reports = useQuery(reportsQuery(projectId));
  const periods = useQuery(periodsQuery(projectId));
  const manages = periods.data?.allowedActions.includes('add_period') ?? false;
  return (
    <>
      <PageHeader level={2} title={t('title')} />
      <PageStates query={reports} isEmpty={({ items }) => items.length === 0} empty={<EmptyState drawing="document">{t(manages ? 'empty.manager' : 'empty.others')}</EmptyState>}>
        {({ items }) => {
          const begun = begunReport(items, chosen);
          if (begun) return <Navigate to="/projects/$projectId/reports/$reportId" params={{ projectId, reportId: begun }} replace />;
          return (
            <ChosenReport chosen={chosen}>
              {partnersOf(items) > 1 ? <ReportMatrix projectId={projectId} cells={items} chosen={chosen} /> : <ReportList projectId={projectId} cells={items} chosen={chosen} />}
            </ChosenReport>
          );
        }}
      </PageStates>
      {manages && <PageStates query={periods}>{({ items }) => <PeriodEditor projectId={projectId} periods={items} />}</PageStates>}
      {reports.data && <CorrectionsPanel projectId={projectId} />}
      {reports.data && <FinanceLimitPanel projectId={projectId} />}
      {reports.data && <ConversionPanel projectId={projectId} />}
    </>
  );
}

function partnersOf(cells: readonly ReportCell[]): number {
  return new Set(cells.map(({ partner }) => partner.id)).size;
}
