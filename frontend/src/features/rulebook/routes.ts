import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/app/parents';

const booksRoute = createRoute({ getParentRoute: () => shellRoute, path: 'rule-books', staticData: { crumb: 'nav:ruleBooks' } });

const listRoute = createRoute({
  getParentRoute: () => booksRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { action?: string } => ({ action: typeof search.action === 'string' ? search.action : undefined }),
  component: lazyRouteComponent(() => import('./RuleBooksPage'), 'RuleBooksPage'),
});

const oneRoute = createRoute({
  getParentRoute: () => booksRoute,
  path: '$edition',
  staticData: { crumb: 'nav:ruleBook' },
  validateSearch: (search: Record<string, unknown>): { unconfirmed?: boolean } => ({ unconfirmed: search.unconfirmed === true || undefined }),
  component: lazyRouteComponent(() => import('./RuleBookPage'), 'RuleBookPage'),
});

export const ruleBookRoutes = [booksRoute.addChildren([listRoute, oneRoute])] as const;
