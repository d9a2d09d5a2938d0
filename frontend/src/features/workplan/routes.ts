import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '@/app/parents';
import { planSearch } from './planSearch';

const planRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'plan',
  staticData: { crumb: 'nav:plan' },
  validateSearch: planSearch,
  component: lazyRouteComponent(() => import('./PlanPage'), 'PlanPage'),
});

export const workplanRoutes = [planRoute] as const;
