import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BreachMargin } from './BreachMargin';
import classes from './BudgetGrid.module.css';
import type { GridModel } from './budgetModel';
import type { CellSaver, SaverState } from './cellSaver';
import { FormulaBar } from './FormulaBar';
import { selectedColumns } from './gridBlock';
import { type GridPosition, type GridShape, move, startsTyping } from './gridNavigation';
import { GridFoot } from './GridFoot';
import { GridHead } from './GridHead';
import { GridNotice } from './GridNotice';
import { GridRowView } from './GridRowView';
import { useOpenCell } from './items/openCell';
import type { Budget } from './queries';
import { useGridBlocks } from './useGridBlocks';

export interface BudgetGridProps {
  budget: Budget;
  model: GridModel;
  saver: CellSaver;
  saving: SaverState;
}

/** The cells of a budget as a sheet: one stop of Tab, arrows between cells, typing begins an amount. */
export function BudgetGrid({ budget, model, saver, saving }: BudgetGridProps) {
  const { t } = useTranslation('budget');
  const grid = useRef<HTMLTableElement>(null);
  const openCell = useOpenCell();
  const [current, setCurrent] = useState<GridPosition>({ row: 1, column: 0 });
  /** The other corner of the selection; the cursor itself while one cell is chosen. */
  const [anchor, setAnchor] = useState<GridPosition>(current);
  /** The focus that comes now stretches the selection. */
  const stretching = useRef(false);
  const dragging = useRef(false);
  const [editing, setEditing] = useState<{ begin: string | null } | null>(null);
  /** After Escape the next Tab leaves the grid, as from any other control. */
  const [leaving, setLeaving] = useState(false);
  const totals = model.rows.some((row) => row.claimed) ? 4 : 1;
  const shape: GridShape = { rows: model.rows.length + 1, columns: model.years.length + totals, page: 12, editable: (at) => cellAt(model, at)?.editable ?? false };

  const mayEdit = budget.allowedActions.includes('edit_budget');
  const selection = { from: anchor, to: current };
  const blocks = useGridBlocks(model, saver, selection, mayEdit);

  const done = useCallback(() => setEditing(null), []);
  const edit = useCallback((begin: string | null) => setEditing({ begin }), []);
  const focus = (to: GridPosition) => {
    const cell = grid.current?.querySelector<HTMLElement>(`[data-at="${to.row}:${to.column}"]`);
    (cell?.querySelector<HTMLElement>('button') ?? cell)?.focus();
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  const step = (take: () => void) => {
    take();
    focus(current);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = positionOf(event.target);
    if (!at || event.altKey) return;
    const typing = event.target instanceof HTMLInputElement;
    const cell = cellAt(model, at);
    if (event.key === 'Escape') {
      setLeaving(!typing);
      if (typing) focus(at);
      return;
    }
    if (event.key === 'Tab' && leaving) return;
    setLeaving(false);
    if (blocks.onKey(event)) return;
    if (typing ? /^(Arrow(Left|Right)|Home|End|Page)/.test(event.key) : begins(event, cell?.editable ?? false)) return;
    if (!typing && cell && cell.items > 0 && openCell && (event.key === 'Enter' || event.key === 'F2')) {
      event.preventDefault();
      return openCell(cell.place);
    }
    // On a total Enter opens its explanation; a cell that cannot be typed in has nothing to open.
    if (!typing && event.key === 'Enter') return;
    const to = move(at, { key: event.key, shift: event.shiftKey, control: event.ctrlKey || event.metaKey }, shape);
    if (!to) return;
    event.preventDefault();
    if (event.shiftKey && !typing && /^(Arrow|Home|End|Page)/.test(event.key)) stretchTo(to);
    else focus(to);
  };
  const stretchTo = (to: GridPosition | null) => {
    if (!to || editing) return;
    stretching.current = true;
    focus(to);
    stretching.current = false;
  };

  /** Typing, F2 and Enter open a cell; Delete empties it. */
  const begins = (event: KeyboardEvent, editable: boolean): boolean => {
    if (!editable || event.ctrlKey || event.metaKey) return false;
    const { key, place } = cellAt(model, current)!;
    blocks.dismiss();
    if (saving.drafts.get(key)?.theirs && event.key === 'Enter') {
      event.preventDefault();
      grid.current?.querySelector<HTMLElement>(`[data-conflict="${current.row}"] button`)?.focus();
      return true;
    }
    if (event.key === 'F2' || event.key === 'Enter') edit(null);
    else if (startsTyping(event.key)) edit(event.key);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (!blocks.empty()) {
        saver.type(place, '');
        saver.leave(place);
      }
    } else return false;
    event.preventDefault();
    return true;
  };

  const row = model.rows[current.row];
  const selected = row?.kind === 'category' ? row : null;
  const cell = cellAt(model, current) ?? null;
  return (
    <div className={classes.sheet}>
      <div className={classes.beside}>
        <div className={classes.main}>
          {mayEdit && (
            <div className={classes.steps} data-print="no">
              {saving.undoable > 0 && (
                <Button size="compact-sm" variant="subtle" leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => step(blocks.undo)}>
                  {t('block.undo')}
                </Button>
              )}
              {saving.redoable > 0 && (
                <Button size="compact-sm" variant="subtle" leftSection={<IconArrowForwardUp size={15} aria-hidden />} onClick={() => step(blocks.redo)}>
                  {t('block.redo')}
                </Button>
              )}
            </div>
          )}
          <FormulaBar row={cell ? selected : null} cell={cell} year={cell ? (model.years[current.column] ?? null) : null} draft={cell ? saving.drafts.get(cell.key) : undefined} />
          <GridNotice notice={blocks.notice} model={model} onClose={blocks.dismiss} />
          <div className={classes.scroll}>
            <table
              ref={grid}
              role="grid"
              aria-label={t('grid.label')}
              aria-describedby="budget-keys"
              aria-multiselectable
              className={classes.grid}
              onKeyDown={onKeyDown}
              onCopy={(event) => blocks.onCopy(event, false)}
              onCut={(event) => blocks.onCopy(event, true)}
              onPaste={(event) => {
                blocks.onPaste(event);
                if (event.defaultPrevented) focus(current);
              }}
              onMouseDown={(event) => {
                dragging.current = !event.shiftKey;
                if (!event.shiftKey || editing) return;
                event.preventDefault();
                stretchTo(positionOf(event.target));
              }}
              onMouseOver={(event) => {
                if (dragging.current && event.buttons === 1) stretchTo(positionOf(event.target));
              }}
              onFocus={(event) => {
                const at = positionOf(event.target);
                if (!at) return;
                if (!stretching.current) setAnchor(at);
                if (at.row !== current.row || at.column !== current.column) setCurrent(at);
              }}
            >
              <GridHead budget={budget} model={model} />
              <tbody>
                {model.rows.map((gridRow, at) => (
                  <GridRowView
                    key={gridRow.id}
                    row={gridRow}
                    at={at}
                    model={model}
                    saver={saver}
                    saving={saving}
                    current={current.row === at ? current.column : null}
                    selected={selectedColumns(selection, at)}
                    editing={current.row === at ? editing : null}
                    onEdit={edit}
                    onDone={done}
                    back={() => focus(current)}
                  />
                ))}
              </tbody>
              <GridFoot budget={budget} model={model} at={model.rows.length} current={current.row === model.rows.length ? current.column : null} />
            </table>
          </div>
        </div>
        <BreachMargin budget={budget} model={model} />
      </div>
      <p id="budget-keys" className={classes.keys} data-print="no">
        {mayEdit ? `${t('grid.keys')} ${t('grid.keysBlock')}` : `${t('grid.keysRead')} ${t('grid.keysCopy')}`}
      </p>
    </div>
  );
}

function cellAt(model: GridModel, { row, column }: GridPosition) {
  const found = model.rows[row];
  return found?.kind === 'category' ? found.cells[column] : undefined;
}

function positionOf(target: EventTarget): GridPosition | null {
  const at = target instanceof Element ? target.closest('[data-at]')?.getAttribute('data-at') : null;
  if (!at) return null;
  const [row, column] = at.split(':').map(Number);
  return { row: row!, column: column! };
}
