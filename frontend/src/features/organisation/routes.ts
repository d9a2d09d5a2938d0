import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/app/parents';
import { organisationQuery } from './queries';
import { readSearch } from './search';

const organisationsRoute = createRoute({ getParentRoute: () => shellRoute, path: 'organisations', staticData: { crumb: 'nav:organisations' } });

const listRoute = createRoute({
  getParentRoute: () => organisationsRoute,
  path: '/',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./OrganisationsPage'), 'OrganisationsPage'),
});

const addRoute = createRoute({
  getParentRoute: () => organisationsRoute,
  path: 'new',
  staticData: { crumb: 'nav:addOrganisation' },
  component: lazyRouteComponent(() => import('./AddOrganisationPage'), 'AddOrganisationPage'),
});

const importRoute = createRoute({
  getParentRoute: () => organisationsRoute,
  path: 'import',
  staticData: { crumb: 'nav:importOrganisations' },
  component: lazyRouteComponent(() => import('./ImportPage'), 'ImportPage'),
});

const oneRoute = createRoute({
  getParentRoute: () => organisationsRoute,
  path: '$organisationId',
  loader: async ({ context, params }) => {
    // The page itself says what is wrong when there is no such organisation.
    const organisation = await context.queryClient.ensureQueryData(organisationQuery(params.organisationId)).catch(() => undefined);
    return { crumb: organisation?.name };
  },
});

const showRoute = createRoute({
  getParentRoute: () => oneRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./OrganisationPage'), 'OrganisationPage'),
});

const editRoute = createRoute({
  getParentRoute: () => oneRoute,
  path: 'edit',
  staticData: { crumb: 'nav:editOrganisation' },
  component: lazyRouteComponent(() => import('./EditOrganisationPage'), 'EditOrganisationPage'),
});

export const organisationRoutes = [organisationsRoute.addChildren([listRoute, addRoute, importRoute, oneRoute.addChildren([showRoute, editRoute])])] as const;
