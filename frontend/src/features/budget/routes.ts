import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '@/app/parents';

const budgetRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'budget',
  staticData: { crumb: 'nav:budget' },
  /** The cell whose items are open, as `partner.category.year`. */
  validateSearch: (search: Record<string, unknown>): { cell?: string } => ({ cell: typeof search.cell === 'string' && search.cell !== '' ? search.cell : undefined }),
  component: lazyRouteComponent(() => import('./BudgetPage'), 'BudgetPage'),
});

export const budgetRoutes = [budgetRoute] as const;
