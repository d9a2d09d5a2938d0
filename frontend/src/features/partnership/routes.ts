import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/app/parents';
import { type ListSearch, type Origin, origins, proposalQuery } from './queries';

const roomRoute = createRoute({ getParentRoute: () => shellRoute, path: 'partnerships', staticData: { crumb: 'nav:partnerships' } });

const listRoute = createRoute({
  getParentRoute: () => roomRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): ListSearch => ({
    mine: search.mine === true || undefined,
    ended: search.ended === true || undefined,
    origin: origins.includes(search.origin as Origin) ? (search.origin as Origin) : undefined,
    sort: typeof search.sort === 'string' && search.sort !== '' ? search.sort : undefined,
  }),
  component: lazyRouteComponent(() => import('./PartnershipsPage'), 'PartnershipsPage'),
});

const newRoute = createRoute({
  getParentRoute: () => roomRoute,
  path: 'proposals/new',
  staticData: { crumb: 'nav:proposePartnership' },
  component: lazyRouteComponent(() => import('./NewProposalPage'), 'NewProposalPage'),
});

const comparisonRoute = createRoute({
  getParentRoute: () => roomRoute,
  path: 'comparison',
  staticData: { crumb: 'nav:compareProposals' },
  validateSearch: (search: Record<string, unknown>): { proposals?: string } => ({ proposals: typeof search.proposals === 'string' ? search.proposals : undefined }),
  component: lazyRouteComponent(() => import('./ComparisonPage'), 'ComparisonPage'),
});

const oneRoute = createRoute({
  getParentRoute: () => roomRoute,
  path: 'proposals/$proposalId',
  loader: async ({ context, params }) => {
    // The page itself says what is wrong when there is no such proposal.
    const proposal = await context.queryClient.ensureQueryData(proposalQuery(params.proposalId)).catch(() => undefined);
    return { crumb: proposal?.title };
  },
  component: lazyRouteComponent(() => import('./ProposalPage'), 'ProposalPage'),
});

const editRoute = createRoute({
  getParentRoute: () => roomRoute,
  path: 'proposals/$proposalId/edit',
  staticData: { crumb: 'nav:editProposal' },
  component: lazyRouteComponent(() => import('./EditProposalPage'), 'EditProposalPage'),
});

export const partnershipRoutes = [roomRoute.addChildren([listRoute, newRoute, comparisonRoute, oneRoute, editRoute])] as const;
