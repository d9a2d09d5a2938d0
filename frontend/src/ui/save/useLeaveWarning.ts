import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/**
 * Asks before unsaved work is left behind. `before` is tried first, so that a
 * form that saves itself seldom needs to ask. The way to sign-in is never
 * blocked: drafts survive it.
 */
export function useLeaveWarning(unsaved: () => boolean, before?: () => Promise<void>): void {
  const { t } = useTranslation('ui');
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname || !unsaved()) return false;
      await before?.();
      return unsaved() && !globalThis.confirm(t('saved.leave'));
    },
    enableBeforeUnload: unsaved,
  });
}
