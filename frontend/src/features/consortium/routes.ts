import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { plainRoute, projectRoute, projectsRoute } from '@/app/parents';
import type { ProjectStatus } from './queries';
import { statuses } from './statuses';
import { readWhatIfSearch } from './whatIfSearch';

export interface ProjectsSearch {
  q?: string;
  status?: ProjectStatus;
  action?: string;
  callYear?: number;
  sort?: string;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const listRoute = createRoute({
  getParentRoute: () => projectsRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): ProjectsSearch => ({
    q: text(search.q),
    status: statuses.find((status) => status === search.status),
    action: text(search.action),
    callYear: Number.isInteger(search.callYear) ? (search.callYear as number) : undefined,
    sort: text(search.sort),
  }),
  component: lazyRouteComponent(() => import('./ProjectsPage'), 'ProjectsPage'),
});

const createProjectRoute = createRoute({
  getParentRoute: () => projectsRoute,
  path: 'new',
  staticData: { crumb: 'nav:createProject' },
  component: lazyRouteComponent(() => import('./CreateProjectPage'), 'CreateProjectPage'),
});

export const consortiumRoutes = [listRoute, createProjectRoute] as const;

const overviewRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./OverviewPage'), 'OverviewPage'),
});

const consortiumRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'consortium',
  staticData: { crumb: 'nav:project.consortium' },
  component: lazyRouteComponent(() => import('./ConsortiumPage'), 'ConsortiumPage'),
});

const whatIfRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'what-if',
  staticData: { crumb: 'nav:project.whatIf' },
  validateSearch: readWhatIfSearch,
  component: lazyRouteComponent(() => import('./WhatIfPage'), 'WhatIfPage'),
});

const mandatesRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'consortium/mandates',
  staticData: { crumb: 'nav:project.mandates' },
  component: lazyRouteComponent(() => import('./mandates/MandatesPage'), 'MandatesPage'),
});

const checkRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'consortium/check',
  staticData: { crumb: 'nav:project.check' },
  component: lazyRouteComponent(() => import('./check/CheckPage'), 'CheckPage'),
});

const mapRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'consortium/map',
  staticData: { crumb: 'nav:project.map' },
  component: lazyRouteComponent(() => import('./map/MapPage'), 'MapPage'),
});

const factsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'facts',
  staticData: { crumb: 'nav:project.facts' },
  component: lazyRouteComponent(() => import('./FactsPage'), 'FactsPage'),
});

const historyRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'history',
  staticData: { crumb: 'nav:project.history' },
  component: lazyRouteComponent(() => import('./HistoryPage'), 'HistoryPage'),
});

const judgementsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'consortium/judgements',
  staticData: { crumb: 'nav:project.judgements' },
  validateSearch: (search: Record<string, unknown>): { open?: string } => ({ open: text(search.open) }),
  component: lazyRouteComponent(() => import('./JudgementsPage'), 'JudgementsPage'),
});

export const consortiumProjectRoutes = [overviewRoute, consortiumRoute, mapRoute, mandatesRoute, checkRoute, whatIfRoute, factsRoute, historyRoute, judgementsRoute] as const;

const participationRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/participation',
  component: lazyRouteComponent(() => import('./ParticipationPage'), 'ParticipationPage'),
});

export const consortiumPlainRoutes = [participationRoute] as const;
