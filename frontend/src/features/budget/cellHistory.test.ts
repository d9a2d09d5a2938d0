import { describe, expect, it, vi } from 'vitest';
import { CellHistory, mostSteps } from './cellHistory';
import { cellKey, type CellPlace } from './cellKey';

const place = (year: number): CellPlace => ({ partnerId: 'lund', category: 'special_needs', year });

/** A sheet of which every step is written at once. */
function sheet() {
  const amounts = new Map<string, string | null>();
  const history = new CellHistory();
  const stands = (at: CellPlace) => amounts.get(cellKey(at)) ?? null;
  const write = vi.fn((cells: readonly { place: CellPlace; amount: string | null }[]) => cells.forEach((cell) => amounts.set(cellKey(cell.place), cell.amount)));
  const set = (...cells: [year: number, amount: string | null][]) => {
    history.record(cells.map(([year, after]) => ({ place: place(year), before: stands(place(year)), after })));
    cells.forEach(([year, amount]) => amounts.set(cellKey(place(year)), amount));
  };
  return { history, set, write, stands: (year: number) => stands(place(year)), undo: () => history.undo(stands, write), redo: () => history.redo(stands, write), others: (year: number, amount: string) => amounts.set(cellKey(place(year)), amount) };
}

describe('the steps of a grid', () => {
  it('takes back ten steps and no more, the newest first, and does them again', () => {
    const { set, undo, redo, stands } = sheet();
    for (let at = 1; at <= mostSteps + 1; at += 1) set([1, `${at}.00`]);
    const seen = Array.from({ length: mostSteps }, () => (undo(), stands(1)));
    expect(seen).toEqual(['10.00', '9.00', '8.00', '7.00', '6.00', '5.00', '4.00', '3.00', '2.00', '1.00']);
    expect(undo()).toEqual({ kind: 'nothing' });
    for (let at = 0; at < mostSteps; at += 1) redo();
    expect(stands(1)).toBe('11.00');
    expect(redo()).toEqual({ kind: 'nothing' });
  });

  it('takes back a block in one step', () => {
    const { set, undo, stands } = sheet();
    set([1, '5.00'], [2, '6.00']);
    expect(undo()).toEqual({ kind: 'done', cells: 2 });
    expect([stands(1), stands(2)]).toEqual([null, null]);
  });

  it('leaves a step alone when one of its cells holds what somebody else wrote', () => {
    const { set, undo, others, stands, write } = sheet();
    set([1, '5.00'], [2, '6.00']);
    others(2, '7.00');
    expect(undo()).toEqual({ kind: 'changed_since', cells: [place(2)] });
    expect(write).not.toHaveBeenCalled();
    expect([stands(1), stands(2)]).toEqual(['5.00', '7.00']);
  });

  it('forgets what could be done again once something new is done, and records nothing for no change', () => {
    const { history, set, undo, redo } = sheet();
    set([1, '5.00']);
    undo();
    set([1, null]);
    expect(history.redoable).toBe(1);
    set([1, '8.00']);
    expect(redo()).toEqual({ kind: 'nothing' });
  });
});
