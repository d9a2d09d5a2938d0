import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enableShortcuts, listenForShortcuts, useShortcut } from '@/ui/shortcuts';
import { readPreference } from '../preferences';
import { BottomBar } from './BottomBar';
import classes from './Shell.module.css';
import { Sidebar } from './Sidebar';
import { TopBar } from './TopBar';

const loadPalette = () => import('./Palette');
const Palette = lazy(() => loadPalette().then((module) => ({ default: module.Palette })));
const ShortcutList = lazy(() => import('./ShortcutList').then((module) => ({ default: module.ShortcutList })));

/** The frame around every signed-in page: navigation, top bar, main, and the two dialogs that are always at hand. */
export function Shell() {
  const { t } = useTranslation('shell');
  // A dialog is loaded when it is first wanted and stays, closed, to give the focus back.
  const [palette, setPalette] = useState<boolean>();
  const [shortcuts, setShortcuts] = useState<boolean>();

  useEffect(() => {
    enableShortcuts(readPreference('shortcuts') !== 'off');
    return listenForShortcuts();
  }, []);

  // The palette is not part of the first load, but is there before anyone asks for it.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 2000);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setPalette((opened) => !opened);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  useShortcut('?', t('shortcuts.list'), () => setShortcuts(true));

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        {t('skip')}
      </a>
      <Sidebar />
      <TopBar onSearch={() => setPalette(true)} onShortcuts={() => setShortcuts(true)} />
      <main id="main" tabIndex={-1} className={classes.main}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
      <BottomBar />
      <Suspense fallback={null}>
        {palette !== undefined && <Palette opened={palette} onClose={() => setPalette(false)} />}
        {shortcuts !== undefined && <ShortcutList opened={shortcuts} onClose={() => setShortcuts(false)} />}
      </Suspense>
    </div>
  );
}
