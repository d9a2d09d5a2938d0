import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '@/app/parents';
import { reportQuery } from './queries';
import { chosenReport, reportName } from './words';

const reportsRoute = createRoute({ getParentRoute: () => projectRoute, path: 'reports', staticData: { crumb: 'nav:reports' } });

const listRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/',
  validateSearch: chosenReport,
  component: lazyRouteComponent(() => import('./ReportsPage'), 'ReportsPage'),
});

const reportRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '$reportId',
  loader: async ({ context, params }): Promise<{ crumb: string }> => {
    const report = await context.queryClient.ensureQueryData(reportQuery(params.projectId, params.reportId));
    return { crumb: reportName(report) };
  },
  component: lazyRouteComponent(() => import('./ReportPage'), 'ReportPage'),
});

export const reportingRoutes = [reportsRoute.addChildren([listRoute, reportRoute])] as const;
