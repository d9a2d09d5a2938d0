import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/EmptyState';
import { PageStates } from '@/ui/PageStates';
import { BudgetHeader } from './BudgetHeader';
import { BudgetView } from './BudgetView';
import { readCell, writeCell } from './items/openCell';
import { budgetQuery } from './queries';

const route = getRouteApi('/app/projects/$projectId/budget');

/** The budget of a project: its caps above, its cells below. */
export function BudgetPage() {
  const { t } = useTranslation('budget');
  const { projectId } = route.useParams();
  const { cell } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(budgetQuery(projectId));
  return (
    <>
      <BudgetHeader budget={query.data} />
      <PageStates query={query} isEmpty={(budget) => budget.partners.length === 0} empty={<EmptyState drawing="people">{t('noPartners')}</EmptyState>}>
        {(budget) => <BudgetView key={projectId} projectId={projectId} budget={budget} cell={readCell(cell)} onCell={(place) => void navigate({ search: { cell: place ? writeCell(place) : undefined }, resetScroll: false })} />}
      </PageStates>
    </>
  );
}
