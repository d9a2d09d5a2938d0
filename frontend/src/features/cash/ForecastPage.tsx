import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { CashLinks } from './CashLinks';
import { ForecastView } from './ForecastView';
import { forecastQuery } from './queries';

const route = getRouteApi('/app/projects/$projectId/cash/forecast');

/** What is expected to be used in the end, and what is at risk of being left. */
export function ForecastPage() {
  const { t } = useTranslation('forecast');
  const { projectId } = route.useParams();
  const query = useQuery(forecastQuery(projectId));
  return (
    <>
      <PageHeader level={2} title={t('title')} lead={t('lead')} />
      <CashLinks projectId={projectId} />
      <PageStates query={query}>{(forecast) => <ForecastView forecast={forecast} />}</PageStates>
    </>
  );
}
