import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '@/app/parents';

const budgetRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'budget',
  staticData: { crumb: 'nav:budget' },
  component: lazyRouteComponent(() => import('./BudgetPage'), 'BudgetPage'),
});

export const budgetRoutes = [budgetRoute] as const;
