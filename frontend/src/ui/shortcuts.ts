import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** One key, or two pressed after each other: `?`, `g h`. */
  keys: string;
  label: string;
}

interface Entry extends Shortcut {
  run: () => void;
}

const entries = new Set<Entry>();
const watchers = new Set<() => void>();
let listed: readonly Shortcut[] = [];
let pending = '';
let pendingSince = 0;
let enabled = true;

function changed(): void {
  listed = [...entries].map(({ keys, label }) => ({ keys, label }));
  watchers.forEach((watch) => watch());
}

/** Single-key shortcuts can be switched off as a whole (WCAG 2.1.4). */
export function enableShortcuts(on: boolean): void {
  enabled = on;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role="grid"], [role="dialog"]') !== null);
}

/** Listens on the document; the frame calls it once. Returns how to stop. */
export function listenForShortcuts(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (!enabled || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const now = event.timeStamp;
    const sequence = pending !== '' && now - pendingSince < 1500 ? `${pending} ${event.key}` : event.key;
    const entry = [...entries].find(({ keys }) => keys === sequence) ?? [...entries].find(({ keys }) => keys === event.key);
    pending = entry ? '' : event.key;
    pendingSince = now;
    if (!entry) return;
    event.preventDefault();
    entry.run();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

/** Makes a key do something while the component is shown, and puts it in the `?` list. */
export function useShortcut(keys: string | undefined, label: string, run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!keys) return undefined;
    const entry: Entry = { keys, label, run: () => latest.current() };
    entries.add(entry);
    changed();
    return () => {
      entries.delete(entry);
      changed();
    };
  }, [keys, label]);
}

/** The shortcuts that work right now, for the list. */
export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore(
    (watch) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    () => listed,
  );
}
