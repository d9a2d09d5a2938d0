import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '@/app/parents';

const cashRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'cash',
  staticData: { crumb: 'nav:cash' },
  component: lazyRouteComponent(() => import('./CashPage'), 'CashPage'),
});

export const cashRoutes = [cashRoute] as const;
