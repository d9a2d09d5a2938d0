import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/app/parents';
import { readSearch } from './search';

const crumb = { crumb: 'nav:organisations' };

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'organisations',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./OrganisationsPage'), 'OrganisationsPage'),
});

const addRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'organisations/new',
  staticData: { crumb: 'nav:addOrganisation' },
  component: lazyRouteComponent(() => import('./AddOrganisationPage'), 'AddOrganisationPage'),
});

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'organisations/import',
  staticData: { crumb: 'nav:importOrganisations' },
  component: lazyRouteComponent(() => import('./ImportPage'), 'ImportPage'),
});

const oneRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'organisations/$organisationId',
  staticData: crumb,
  component: lazyRouteComponent(() => import('./OrganisationPage'), 'OrganisationPage'),
});

const editRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'organisations/$organisationId/edit',
  staticData: crumb,
  component: lazyRouteComponent(() => import('./EditOrganisationPage'), 'EditOrganisationPage'),
});

export const organisationRoutes = [listRoute, addRoute, importRoute, oneRoute, editRoute] as const;
