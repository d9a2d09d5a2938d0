import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { isProblem } from '@/api/problem';
import { projectQuery } from '@/api/projectQuery';
import { meQuery, signInAddress } from './session';

export interface RouterContext {
  queryClient: QueryClient;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The page's link in the breadcrumbs: a translation key such as `nav:projects`. */
    crumb?: string;
  }
}

/** The parents that features hang their routes under. Nothing here knows a feature. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({});

/** Pages for everyone, without the frame: sign-in, invitation, password reset. */
export const plainRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'plain',
  component: lazyRouteComponent(() => import('./shell/PlainFrame'), 'PlainFrame'),
});

/**
 * Pages inside the frame. Nobody gets past without a session: the reader goes
 * to sign-in and comes back to this very address.
 */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (isProblem(error, 401) && location.pathname !== '/sign-in') throw redirect({ href: signInAddress(location.href) });
      throw error;
    }
  },
  component: lazyRouteComponent(() => import('./shell/Shell'), 'Shell'),
});

/** The list of projects and everything below it. */
export const projectsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'projects',
  staticData: { crumb: 'nav:projects' },
});

/** Everything of one project: header, ribbon and tabs stay while the tabs change. */
export const projectRoute = createRoute({
  getParentRoute: () => projectsRoute,
  path: '$projectId',
  loader: async ({ context, params }) => ({ crumb: (await context.queryClient.ensureQueryData(projectQuery(params.projectId))).acronym }),
  component: lazyRouteComponent(() => import('./project/ProjectFrame'), 'ProjectFrame'),
});
