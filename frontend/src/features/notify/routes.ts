import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/app/parents';
import { jobsSearch } from './jobsSearch';

const messagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'messages',
  staticData: { crumb: 'nav:messages' },
  validateSearch: (search: Record<string, unknown>): { unread?: boolean } => ({ unread: search.unread === true || undefined }),
  component: lazyRouteComponent(() => import('./MessagesPage'), 'MessagesPage'),
});

const jobsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'jobs',
  staticData: { crumb: 'nav:jobs' },
  validateSearch: jobsSearch,
  component: lazyRouteComponent(() => import('./JobsPage'), 'JobsPage'),
});

export const notifyRoutes = [messagesRoute, jobsRoute] as const;
