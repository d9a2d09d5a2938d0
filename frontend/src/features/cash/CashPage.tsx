import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { CashLinks } from './CashLinks';
import { CashView } from './CashView';
import { cashQuery } from './queries';

const route = getRouteApi('/app/projects/$projectId/cash/');

/** How the money of a grant moved: from the agency in instalments, from the coordinator to the partners. */
export function CashPage() {
  const { t } = useTranslation('cash');
  const { projectId } = route.useParams();
  const query = useQuery(cashQuery(projectId));
  return (
    <>
      <PageHeader level={2} title={t('title')} lead={t('lead')} />
      <CashLinks projectId={projectId} />
      <PageStates query={query}>{(cash) => <CashView projectId={projectId} cash={cash} />}</PageStates>
    </>
  );
}
