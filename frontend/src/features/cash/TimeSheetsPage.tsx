import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { CashLinks } from './CashLinks';
import { timeSheetsQuery } from './timeSheetQueries';
import { TimeSheetView } from './TimeSheetView';

const route = getRouteApi('/app/projects/$projectId/cash/time-sheets');

/** Days worked by person, month and staff category, with the sheets to sign. */
export function TimeSheetsPage() {
  const { t } = useTranslation('timeSheets');
  const { projectId } = route.useParams();
  const query = useQuery(timeSheetsQuery(projectId));
  return (
    <>
      <PageHeader level={2} title={t('title')} lead={t('lead')} />
      <CashLinks projectId={projectId} />
      <PageStates query={query}>{(list) => <TimeSheetView projectId={projectId} list={list} />}</PageStates>
    </>
  );
}
