import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import { cellKey, type CellPlace } from './cellKey';
import { CellSaver } from './cellSaver';
import type { Budget, CellChange } from './queries';
import { testBudget } from './testBudget';

const management: CellPlace = { partnerId: 'lund', category: 'project_management', year: 1 };
const needs: CellPlace = { partnerId: 'turku', category: 'special_needs', year: 1 };
const empty: CellPlace = { partnerId: 'turku', category: 'special_needs', year: 2 };

/** What the API does with the cells it is sent. */
function apply(budget: Budget, cells: CellChange[]): Budget {
  const version = budget.version + 1;
  const rest = budget.cells.filter((cell) => !cells.some((change) => cellKey(change) === cellKey(cell)));
  const changed = cells.flatMap((change) => (change.amount === null ? [] : [{ ...change, amount: change.amount, version, changedBy: 'Me', changedAt: '2026-03-16T12:00:00Z', items: 0 }]));
  return { ...budget, version, cells: [...rest, ...changed] };
}

function saverOf(send?: (cells: CellChange[]) => Promise<Budget>) {
  let budget = testBudget();
  const sent = vi.fn(send ?? (async (cells: CellChange[]) => (budget = apply(budget, cells))));
  const onStale = vi.fn();
  const saver = new CellSaver(budget, { language: 'sv', send: sent, onSaved: () => undefined, onStale });
  return { saver, sent, onStale, draft: (place: CellPlace) => saver.snapshot().drafts.get(cellKey(place)) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('saving by cell', () => {
  it('saves within two seconds of the last key, with the version that stood', async () => {
    const { saver, sent } = saverOf();
    saver.type(management, '2');
    saver.type(management, '200,5');
    expect(saver.snapshot().state).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent.mock.calls).toEqual([[[{ ...management, amount: '200.50', version: 3 }]]]);
    expect(saver.snapshot()).toMatchObject({ state: 'saved', drafts: new Map() });
    expect(saver.snapshot().saved.has(cellKey(management))).toBe(true);
  });

  it('saves at once when a cell is left, and an emptied cell as null', async () => {
    const { saver, sent } = saverOf();
    saver.type(management, '');
    saver.leave(management);
    saver.type(empty, '7');
    saver.leave(empty);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.mock.calls.flat(2)).toEqual([{ ...management, amount: null, version: 3 }, { ...empty, amount: '7.00', version: 0 }]);
  });

  it('sends nothing for a cell that is as it was', async () => {
    const { saver, sent } = saverOf();
    saver.type(management, '100,1');
    saver.leave(management);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent).not.toHaveBeenCalled();
    expect(saver.hasUnsaved()).toBe(false);
  });

  it('keeps a text that is no amount, says why, and counts what stood', async () => {
    const { saver, sent, draft } = saverOf();
    saver.type(management, '12');
    saver.type(management, '12 tolv');
    saver.leave(management);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent).not.toHaveBeenCalled();
    expect(draft(management)).toMatchObject({ text: '12 tolv', amount: '100.10', unread: { problem: 'not_a_number' } });
  });

  it('goes back with Escape to what stood when typing began', async () => {
    const { saver, sent } = saverOf();
    saver.type(management, '9');
    saver.cancel(management, '100.10');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent).not.toHaveBeenCalled();
    saver.type(management, '9');
    await vi.advanceTimersByTimeAsync(3_000);
    saver.cancel(management, '100.10');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent.mock.calls.at(-1)).toEqual([[{ ...management, amount: '100.10', version: 4 }]]);
  });

  it('builds on its own save when a cell is typed on meanwhile', async () => {
    const { saver, sent } = saverOf();
    saver.type(management, '2');
    saver.leave(management);
    saver.type(management, '25');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent.mock.calls.map(([cells]) => [cells[0]!.amount, cells[0]!.version])).toEqual([['2.00', 3], ['25.00', 4]]);
  });

  it('keeps the version that typing began with when the budget is read again', async () => {
    const { saver, sent } = saverOf();
    saver.type(management, '2');
    const newer = apply(testBudget(), [{ ...management, amount: '500.00', version: 3 }]);
    saver.update(newer, { language: 'sv', send: sent, onSaved: () => undefined, onStale: () => undefined });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent.mock.calls[0]![0][0]!.version).toBe(3);
  });
});

describe('what does not go as it should', () => {
  it('shows mine and theirs, saves the other cells, and saves mine on top when it is chosen', async () => {
    let budget = testBudget();
    const conflict = new Problem({ status: 412, code: 'stale_cells', params: { cells: [{ pointer: '/cells/0', amount: '500.00', version: 9, changedBy: 'Bo', changedAt: '2026-03-16T12:00:00Z', items: 0 }] } });
    const { saver, sent, draft } = saverOf(async (cells) => {
      if (cells.some((cell) => cell.partnerId === 'lund' && cell.version === 3)) throw conflict;
      return (budget = apply(budget, cells));
    });
    saver.type(management, '200');
    saver.type(needs, '300');
    saver.leave(needs);
    await vi.advanceTimersByTimeAsync(100);
    expect(saver.snapshot().state).toBe('conflict');
    expect(draft(management)).toMatchObject({ state: 'conflict', amount: '200.00', theirs: { amount: '500.00', changedBy: 'Bo' } });
    expect(draft(needs)).toBeUndefined();
    saver.resolve(management, 'mine');
    await vi.advanceTimersByTimeAsync(100);
    expect(sent.mock.calls.at(-1)).toEqual([[{ ...management, amount: '200.00', version: 9 }]]);
    expect(saver.snapshot().state).toBe('saved');
  });

  it('forgets mine when theirs is chosen', async () => {
    const { saver, onStale } = saverOf(async () => {
      throw new Problem({ status: 412, code: 'stale_cells', params: { cells: [{ pointer: '/cells/0', amount: null, version: 0 }] } });
    });
    saver.type(management, '200');
    saver.leave(management);
    await vi.advanceTimersByTimeAsync(100);
    saver.resolve(management, 'theirs');
    expect(saver.hasUnsaved()).toBe(false);
    expect(onStale).toHaveBeenCalled();
  });

  it('leaves a refused cell with its reason and saves the others', async () => {
    let budget = testBudget();
    const { saver, sent, draft } = saverOf(async (cells) => {
      const bad = cells.findIndex((cell) => cell.partnerId === 'lund');
      if (bad >= 0) throw new Problem({ status: 422, code: 'invalid', errors: [{ pointer: `/cells/${bad}/amount`, code: 'negative_amount', params: {} }] });
      return (budget = apply(budget, cells));
    });
    saver.type(needs, '300');
    saver.type(management, '-5');
    saver.leave(management);
    await vi.advanceTimersByTimeAsync(100);
    expect(draft(management)).toMatchObject({ state: 'refused', refusal: { code: 'negative_amount' } });
    expect(sent.mock.calls.at(-1)![0]).toEqual([{ ...needs, amount: '300.00', version: 3 }]);
    expect(saver.snapshot().state).toBe('failed');
  });

  it('keeps everything while there is no connection and saves it afterwards', async () => {
    let online = false;
    let budget = testBudget();
    const { saver, sent } = saverOf(async (cells) => {
      if (!online) throw new Problem({ status: 0, code: 'offline' });
      return (budget = apply(budget, cells));
    });
    saver.type(management, '200');
    saver.leave(management);
    await vi.advanceTimersByTimeAsync(100);
    expect(saver.snapshot()).toMatchObject({ state: 'offline', problem: { code: 'offline' } });
    online = true;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(sent).toHaveBeenCalledTimes(2);
    expect(saver.snapshot()).toMatchObject({ state: 'saved', problem: null });
  });
});

describe('a block', () => {
  const block = [{ place: management, amount: '1.00' }, { place: needs, amount: '2.00' }, { place: empty, amount: '3.00' }];

  it('is sent whole in one call and taken back as an ordinary change with the new versions', async () => {
    const { saver, sent } = saverOf();
    saver.change(block);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.mock.calls[0]![0].map(({ amount, version }) => [amount, version])).toEqual([['1.00', 3], ['2.00', 3], ['3.00', 0]]);
    expect(saver.undo()).toEqual({ kind: 'done', cells: 3 });
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.mock.calls[1]![0].map(({ amount, version }) => [amount, version])).toEqual([['100.10', 4], ['249.90', 4], [null, 4]]);
    expect(saver.snapshot()).toMatchObject({ undoable: 0, redoable: 1, state: 'saved' });
  });

  it('waits whole for the choice in one of its cells, while other cells are saved', async () => {
    const stale = new Problem({ status: 412, code: 'stale_cells', params: { cells: [{ pointer: '/cells/1', amount: '9.00', version: 9 }] } });
    let calls = 0;
    const budget = testBudget();
    const { saver, sent } = saverOf(async (cells) => {
      calls += 1;
      if (calls === 1) throw stale;
      return apply(budget, cells);
    });
    saver.change(block);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveBeenCalledTimes(1);
    saver.type({ ...empty, partnerId: 'lund' }, '7');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent.mock.calls[1]![0].map(({ amount }) => amount)).toEqual(['7.00']);
    saver.resolve(needs, 'mine');
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.mock.calls[2]![0].map(({ amount, version }) => [amount, version])).toEqual([['1.00', 3], ['2.00', 9], ['3.00', 0]]);
  });

  it('makes one step of what is typed in a cell, none of what is taken back with Escape', async () => {
    const { saver } = saverOf();
    saver.type(management, '2');
    await vi.advanceTimersByTimeAsync(2_000);
    saver.type(management, '25');
    saver.leave(management);
    saver.type(needs, '8');
    saver.cancel(needs, '249.90');
    saver.leave(needs);
    expect(saver.snapshot().undoable).toBe(1);
    saver.undo();
    await vi.advanceTimersByTimeAsync(0);
    expect(saver.snapshot().drafts.size).toBe(0);
  });
});
