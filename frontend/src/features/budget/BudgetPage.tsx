import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { projectRoute } from '@/app/parents';
import { EmptyState } from '@/ui/EmptyState';
import { PageStates } from '@/ui/PageStates';
import { BudgetHeader } from './BudgetHeader';
import { BudgetView } from './BudgetView';
import { budgetQuery } from './queries';

/** The budget of a project: its caps above, its cells below. */
export function BudgetPage() {
  const { t } = useTranslation('budget');
  const { projectId } = projectRoute.useParams();
  const query = useQuery(budgetQuery(projectId));
  return (
    <>
      <BudgetHeader budget={query.data} />
      <PageStates query={query} isEmpty={(budget) => budget.partners.length === 0} empty={<EmptyState drawing="people">{t('noPartners')}</EmptyState>}>
        {(budget) => <BudgetView key={projectId} projectId={projectId} budget={budget} />}
      </PageStates>
    </>
  );
}
