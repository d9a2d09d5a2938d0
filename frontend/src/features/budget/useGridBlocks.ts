import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import { useLanguage } from '@/i18n/useLanguage';
import type { GridModel } from './budgetModel';
import type { StepResult } from './cellHistory';
import type { CellPlace } from './cellKey';
import type { CellSaver } from './cellSaver';
import { blockText, emptied, fillDown, layBlock, mostCells, parseBlock, type PastedBlock, type RefusedCell, type Selection } from './gridBlock';

/** What the last act on several cells did, or why it did nothing. */
export type Notice =
  | { kind: 'pasted' | 'filled' | 'emptied' | 'undone' | 'redone'; cells: number; sums: number }
  | { kind: 'refused'; refused: readonly RefusedCell[] }
  | { kind: 'changed_since'; cells: readonly CellPlace[] }
  | { kind: 'too_many'; cells: number };

/** What a person does with several cells of the grid at once: copy, cut, paste, fill down, empty, take back. */
export function useGridBlocks(model: GridModel, saver: CellSaver, selection: Selection, mayEdit: boolean) {
  const language = useLanguage();
  const [notice, setNotice] = useState<Notice | null>(null);

  const take = (kind: 'pasted' | 'filled', block: PastedBlock) => {
    if (block.cells.length + block.refused.length > mostCells) return setNotice({ kind: 'too_many', cells: block.cells.length + block.refused.length });
    if (block.refused.length > 0) return setNotice({ kind: 'refused', refused: block.refused });
    saver.change(block.cells);
    setNotice({ kind, cells: block.cells.length, sums: block.sums });
  };
  const empty = (): boolean => {
    const cells = emptied(model, selection);
    if (cells.length < 2) return false;
    saver.change(cells);
    setNotice({ kind: 'emptied', cells: cells.length, sums: 0 });
    return true;
  };
  const told = (kind: 'undone' | 'redone', result: StepResult) => {
    if (result.kind === 'done') setNotice({ kind, cells: result.cells, sums: 0 });
    else setNotice(result.kind === 'nothing' ? null : result);
  };

  return {
    notice,
    dismiss: () => setNotice(null),
    undo: () => told('undone', saver.undo()),
    redo: () => told('redone', saver.redo()),
    empty,
    onCopy: (event: ClipboardEvent, cut: boolean) => {
      if (event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', blockText(model, selection, language));
      if (!cut || !mayEdit) return;
      const cells = emptied(model, selection);
      if (cells.length > 0) saver.change(cells);
    },
    onPaste: (event: ClipboardEvent) => {
      const text = event.clipboardData.getData('text/plain');
      // In an open cell one figure is typed text; a block never fits into it.
      if (!mayEdit || text === '' || (event.target instanceof HTMLInputElement && !/[\t\n]./.test(text))) return;
      event.preventDefault();
      take('pasted', layBlock(model, selection, parseBlock(text), language));
    },
    /** Whether the key was one of these acts. */
    onKey: (event: KeyboardEvent): boolean => {
      if (!mayEdit || !(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return false;
      const key = event.key.toLowerCase();
      if (key === 'd') take('filled', fillDown(model, selection));
      else if (key === 'z') told(event.shiftKey ? 'redone' : 'undone', event.shiftKey ? saver.redo() : saver.undo());
      else if (key === 'y') told('redone', saver.redo());
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
