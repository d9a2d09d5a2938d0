import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { CashLinks } from './CashLinks';
import { FinalGrantView } from './FinalGrantView';
import { finalGrantQuery } from './queries';

const route = getRouteApi('/app/projects/$projectId/cash/final-grant');

/** The final grant: how it is found, and what each partner gets or pays back. */
export function FinalGrantPage() {
  const { t } = useTranslation('finalGrant');
  const { projectId } = route.useParams();
  const query = useQuery(finalGrantQuery(projectId));
  return (
    <>
      <PageHeader level={2} title={t('title')} lead={t('lead')} />
      <CashLinks projectId={projectId} />
      <PageStates query={query}>{(final) => <FinalGrantView projectId={projectId} final={final} />}</PageStates>
    </>
  );
}
