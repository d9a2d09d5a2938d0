import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute, projectsRoute } from '@/app/parents';
import type { ProjectStatus } from './queries';
import { statuses } from './statuses';

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

export const consortiumProjectRoutes = [overviewRoute, consortiumRoute, factsRoute, historyRoute] as const;
