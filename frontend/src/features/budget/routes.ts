import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '@/app/parents';

/** The cell whose items are open, as `partner.category.year`. */
const readCellSearch = (search: Record<string, unknown>): { cell?: string } => ({ cell: typeof search.cell === 'string' && search.cell !== '' ? search.cell : undefined });

const budgetRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'budget',
  staticData: { crumb: 'nav:budget' },
  validateSearch: readCellSearch,
  component: lazyRouteComponent(() => import('./BudgetPage'), 'BudgetPage'),
});

const versionsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'budget/versions',
  staticData: { crumb: 'nav:budgetVersions' },
  /** The versions beside each other, joined by full stops; the first is the one that changes count from. */
  validateSearch: (search: Record<string, unknown>): { beside?: string } => ({ beside: typeof search.beside === 'string' && search.beside !== '' ? search.beside : undefined }),
  component: lazyRouteComponent(() => import('./versions/VersionsPage'), 'VersionsPage'),
});

const versionRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'budget/versions/$versionId',
  staticData: { crumb: 'nav:budgetVersion' },
  validateSearch: readCellSearch,
  component: lazyRouteComponent(() => import('./versions/VersionPage'), 'VersionPage'),
});

const amendmentsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'budget/amendments',
  staticData: { crumb: 'nav:amendments' },
  component: lazyRouteComponent(() => import('./versions/AmendmentsPage'), 'AmendmentsPage'),
});

const amendmentRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'budget/amendments/$amendmentId',
  staticData: { crumb: 'nav:amendment' },
  component: lazyRouteComponent(() => import('./versions/AmendmentPage'), 'AmendmentPage'),
});

export const budgetRoutes = [budgetRoute, versionsRoute, versionRoute, amendmentsRoute, amendmentRoute] as const;
