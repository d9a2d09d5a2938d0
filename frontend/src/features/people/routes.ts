import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute, shellRoute } from '@/app/parents';
import { type AccountFilter, accountQuery, type InstallationRole, installationRoles } from './queries';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const peopleRoute = createRoute({ getParentRoute: () => shellRoute, path: '/people', staticData: { crumb: 'nav:people' } });

const listRoute = createRoute({
  getParentRoute: () => peopleRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): AccountFilter & { invite?: boolean } => ({
    query: text(search.query),
    status: search.status === 'active' || search.status === 'disabled' ? search.status : undefined,
    role: installationRoles.includes(search.role as InstallationRole) ? (search.role as InstallationRole) : undefined,
    invite: search.invite === true || undefined,
  }),
  component: lazyRouteComponent(() => import('./PeoplePage'), 'PeoplePage'),
});

const personRoute = createRoute({
  getParentRoute: () => peopleRoute,
  path: '$userId',
  loader: async ({ context, params }) => {
    // The page itself says what is wrong when there is no such account.
    const account = await context.queryClient.ensureQueryData(accountQuery(params.userId)).catch(() => undefined);
    return { crumb: account?.name };
  },
  component: lazyRouteComponent(() => import('./PersonPage'), 'PersonPage'),
});

const membersRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'members',
  staticData: { crumb: 'nav:members' },
  component: lazyRouteComponent(() => import('./MembersPage'), 'MembersPage'),
});

export const peopleRoutes = [peopleRoute.addChildren([listRoute, personRoute])] as const;
export const peopleProjectRoutes = [membersRoute] as const;
