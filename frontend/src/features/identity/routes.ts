import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { plainRoute, shellRoute } from '@/app/parents';

const signInRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { return?: string } => ({ return: typeof search.return === 'string' ? search.return : undefined }),
  component: lazyRouteComponent(() => import('./SignInPage'), 'SignInPage'),
});

const forgotPasswordRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./ForgotPasswordPage'), 'ForgotPasswordPage'),
});

const resetPasswordRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('./ResetPasswordPage'), 'ResetPasswordPage'),
});

const invitationRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./InvitationPage'), 'InvitationPage'),
});

const setupRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('./SetupPage'), 'SetupPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/account',
  staticData: { crumb: 'nav:account' },
  component: lazyRouteComponent(() => import('./AccountPage'), 'AccountPage'),
});

export const identityPlainRoutes = [signInRoute, forgotPasswordRoute, resetPasswordRoute, invitationRoute, setupRoute] as const;
export const identityRoutes = [accountRoute] as const;
