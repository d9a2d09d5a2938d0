import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/app/parents';

const aboutDataRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'about-data',
  staticData: { crumb: 'nav:aboutData' },
  component: lazyRouteComponent(() => import('./AboutDataPage'), 'AboutDataPage'),
});

export const referenceRoutes = [aboutDataRoute] as const;
