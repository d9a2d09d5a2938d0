import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useLanguage } from '@/i18n/useLanguage';
import { useLeaveWarning } from '@/ui/save/useLeaveWarning';
import { CellSaver, type SaverState } from './cellSaver';
import { type Budget, budgetKeys, changeCells, ownVersion } from './queries';

/** The saver of one project's cells, and what it is doing. Leaving the page saves what is left, and warns if that fails. */
export function useCellSaver(projectId: string, budget: Budget): [CellSaver, SaverState] {
  const queryClient = useQueryClient();
  const language = useLanguage();
  const versionId = ownVersion(budget);
  const queryKey = versionId ? budgetKeys.version(projectId, versionId) : budgetKeys.one(projectId);
  const options = {
    language,
    send: (cells: Parameters<typeof changeCells>[1]) => changeCells(projectId, cells, versionId),
    onSaved: (saved: Budget) => {
      queryClient.setQueryData(queryKey, (shown: Budget | undefined) => (shown && shown.version > saved.version ? shown : saved));
    },
    onStale: () => void queryClient.invalidateQueries({ queryKey }),
  };
  const [saver] = useState(() => new CellSaver(budget, options));
  const state = useSyncExternalStore(saver.watch, saver.snapshot);

  useEffect(() => saver.update(budget, options));
  useEffect(() => saver.start(), [saver]);
  useLeaveWarning(() => saver.hasUnsaved(), () => saver.flush());

  return [saver, state];
}
