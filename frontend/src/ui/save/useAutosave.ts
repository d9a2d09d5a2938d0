import { useEffect, useState, useSyncExternalStore } from 'react';
import { Autosave, type AutosaveOptions, type AutosaveState } from './autosave';
import { useLeaveWarning } from './useLeaveWarning';

export interface AutosaveHandle<Value> extends AutosaveState<Value> {
  /** Tell it every change; it saves within two seconds. */
  change: (value: Value) => void;
  flush: () => Promise<void>;
  retry: () => Promise<void>;
  resolve: (value: Value) => Promise<void>;
  /** Unsaved work found from last time: begin the form with this instead of the stored value. */
  restored: Value | null;
}

/**
 * Autosave for one form. The options' `draftKey` is its identity: give the
 * component a `key` when it changes. Unsaved work is saved on leaving, and if
 * that fails the reader is warned.
 */
export function useAutosave<Value>(options: AutosaveOptions<Value>): AutosaveHandle<Value> {
  const [autosave] = useState(() => new Autosave(options));
  const state = useSyncExternalStore(autosave.watch, autosave.snapshot);

  useEffect(() => autosave.update(options));
  useEffect(() => autosave.start(), [autosave]);
  useLeaveWarning(() => autosave.hasUnsaved(), () => autosave.flush());

  return {
    ...state,
    restored: autosave.restored,
    change: (value) => autosave.change(value),
    flush: () => autosave.flush(),
    retry: () => autosave.retry(),
    resolve: (value) => autosave.resolve(value),
  };
}
