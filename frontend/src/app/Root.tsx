import { Outlet, useRouter } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { onSignedOut } from '@/api/client';
import { expectPageTitle, focusPageTitle } from '@/ui/pageFocus';
import { signInAddress } from './session';

/** What surrounds every page: focus after navigation, and the way to sign-in when the session has ended. */
export function Root() {
  const router = useRouter();

  useEffect(() => {
    const begun = router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
      if (fromLocation && pathChanged) expectPageTitle();
    });
    const drawn = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      if (fromLocation && pathChanged) focusPageTitle();
    });
    return () => {
      begun();
      drawn();
    };
  }, [router]);

  useEffect(
    () =>
      onSignedOut(() => {
        const here = router.state.location;
        if (here.pathname.startsWith('/sign-in')) return;
        // Drafts are kept in local storage, so leaving loses nothing.
        router.options.context.queryClient.removeQueries({ queryKey: ['me'] });
        void router.navigate({ href: signInAddress(here.href), ignoreBlocker: true });
      }),
    [router],
  );

  return (
    <Suspense fallback={null}>
      <Outlet />
    </Suspense>
  );
}
