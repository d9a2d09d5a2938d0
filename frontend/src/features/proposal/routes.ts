import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/app/parents';
import { readSearch } from './checkSearch';

const checkRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'proposal-checks',
  staticData: { crumb: 'nav:checkProposals' },
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./CheckProposalsPage'), 'CheckProposalsPage'),
});

export const proposalRoutes = [checkRoute] as const;
