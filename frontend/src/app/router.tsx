import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, type RouterHistory } from '@tanstack/react-router';
import { plainRoutes, projectRoutes, projectsRoutes, shellRoutes } from './features';
import { NotFoundPage } from './pages/NotFoundPage';
import { FramelessProblemPage, ProblemPage } from './pages/ProblemPage';
import { Root } from './Root';
import { plainRoute, projectRoute, projectsRoute, rootRoute, shellRoute } from './parents';

/** Any other address: inside the frame, so that the way on is at hand. */
const elsewhereRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: NotFoundPage });

const routeTree = rootRoute.update({ component: Root, errorComponent: FramelessProblemPage }).addChildren([
  plainRoute.addChildren([...plainRoutes]),
  shellRoute
    .update({ errorComponent: FramelessProblemPage })
    .addChildren([...shellRoutes, projectsRoute.addChildren([...projectsRoutes, projectRoute.addChildren([...projectRoutes])]), elsewhereRoute]),
]);

export function createAppRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: ProblemPage,
    defaultNotFoundComponent: NotFoundPage,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
