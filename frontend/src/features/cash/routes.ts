import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '@/app/parents';

const cashRoute = createRoute({ getParentRoute: () => projectRoute, path: 'cash', staticData: { crumb: 'nav:cash' } });

const paymentsRoute = createRoute({
  getParentRoute: () => cashRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./CashPage'), 'CashPage'),
});

const finalGrantRoute = createRoute({
  getParentRoute: () => cashRoute,
  path: 'final-grant',
  staticData: { crumb: 'nav:finalGrant' },
  component: lazyRouteComponent(() => import('./FinalGrantPage'), 'FinalGrantPage'),
});

const forecastRoute = createRoute({
  getParentRoute: () => cashRoute,
  path: 'forecast',
  staticData: { crumb: 'nav:forecast' },
  component: lazyRouteComponent(() => import('./ForecastPage'), 'ForecastPage'),
});

const timeSheetsRoute = createRoute({
  getParentRoute: () => cashRoute,
  path: 'time-sheets',
  staticData: { crumb: 'nav:timeSheets' },
  component: lazyRouteComponent(() => import('./TimeSheetsPage'), 'TimeSheetsPage'),
});

export const cashRoutes = [cashRoute.addChildren([paymentsRoute, forecastRoute, finalGrantRoute, timeSheetsRoute])] as const;
