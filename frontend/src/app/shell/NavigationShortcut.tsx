import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/ui/shortcuts';

/** `g` and a letter goes to a page. Draws nothing. */
export function NavigationShortcut({ shortcut, page, to }: { shortcut?: string; page: string; to: string }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  useShortcut(shortcut && `g ${shortcut}`, t('shortcuts.goTo', { page }), () => void navigate({ to }));
  return null;
}
