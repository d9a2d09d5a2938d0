import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/app/parents';

const aboutDataRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'about-data',
  staticData: { crumb: 'nav:aboutData' },
  component: lazyRouteComponent(() => import('./AboutDataPage'), 'AboutDataPage'),
});

const ratesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'exchange-rates',
  staticData: { crumb: 'nav:exchangeRates' },
});

const ratesListRoute = createRoute({
  getParentRoute: () => ratesRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./ExchangeRatesPage'), 'ExchangeRatesPage'),
});

const ratesImportRoute = createRoute({
  getParentRoute: () => ratesRoute,
  path: 'import',
  staticData: { crumb: 'nav:importRates' },
  component: lazyRouteComponent(() => import('./RateImportPage'), 'RateImportPage'),
});

const currencyRoute = createRoute({
  getParentRoute: () => ratesRoute,
  path: '$currency',
  validateSearch: (search: Record<string, unknown>): { year?: number } => {
    const year = Number(search.year);
    return { year: Number.isInteger(year) && year >= 1999 && year <= 9998 ? year : undefined };
  },
  loader: ({ params }) => ({ crumb: params.currency }),
  component: lazyRouteComponent(() => import('./CurrencyPage'), 'CurrencyPage'),
});

export const referenceRoutes = [aboutDataRoute, ratesRoute.addChildren([ratesListRoute, ratesImportRoute, currencyRoute])] as const;
