import { Outlet } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enableShortcuts, listenForShortcuts, useShortcut } from '@/ui/shortcuts';
import { readPreference } from '../preferences';
import { BottomBar } from './BottomBar';
import { Palette } from './Palette';
import classes from './Shell.module.css';
import { ShortcutList } from './ShortcutList';
import { Sidebar } from './Sidebar';
import { TopBar } from './TopBar';

/** The frame around every signed-in page: navigation, top bar, main, and the two dialogs that are always at hand. */
export function Shell() {
  const { t } = useTranslation('shell');
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);

  useEffect(() => {
    enableShortcuts(readPreference('shortcuts') !== 'off');
    return listenForShortcuts();
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setOpen((now) => (now === 'palette' ? null : 'palette'));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  useShortcut('?', t('shortcuts.list'), () => setOpen('shortcuts'));

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        {t('skip')}
      </a>
      <Sidebar />
      <TopBar onSearch={() => setOpen('palette')} onShortcuts={() => setOpen('shortcuts')} />
      <main id="main" tabIndex={-1} className={classes.main}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
      <BottomBar />
      <Palette opened={open === 'palette'} onClose={() => setOpen(null)} />
      <ShortcutList opened={open === 'shortcuts'} onClose={() => setOpen(null)} />
    </div>
  );
}
