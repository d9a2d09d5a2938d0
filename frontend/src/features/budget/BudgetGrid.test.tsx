import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, useSyncExternalStore } from 'react';
import { expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import { show, violations } from '@/testing/render';
import { BudgetGrid } from './BudgetGrid';
import { gridModel } from './budgetModel';
import { CellSaver } from './cellSaver';
import type { Budget, CellChange } from './queries';
import { testBudget } from './testBudget';

type Send = (cells: CellChange[]) => Promise<Budget>;

function Sheet({ budget, send }: { budget: Budget; send: Send }) {
  const [saver] = useState(() => new CellSaver(budget, { language: 'en', send, onSaved: () => undefined, onStale: () => undefined }));
  const saving = useSyncExternalStore(saver.watch, saver.snapshot);
  return <BudgetGrid budget={budget} model={gridModel(budget, saving.drafts)} saver={saver} saving={saving} />;
}

async function sheet(budget = testBudget(), send: Send = () => new Promise(() => undefined)) {
  const user = userEvent.setup();
  await show(<Sheet budget={budget} send={send} />, { namespaces: ['budget'] });
  const row = (name: RegExp, nth = 0) => screen.getAllByRole('row', { name })[nth]!;
  const cell = (name: RegExp, column: number, nth = 0) => within(row(name, nth)).getAllByRole('gridcell')[column]!;
  return { user, row, cell };
}

it('is one stop of Tab, and arrows go from cell to cell', async () => {
  const { user, cell } = await sheet();
  screen.getByRole('link', { name: /Guide/ }).focus();
  await user.tab();
  expect(cell(/Project management/, 0)).toHaveFocus();
  await user.keyboard('{ArrowDown}{ArrowRight}');
  expect(cell(/Special needs/, 1)).toHaveFocus();
  await user.keyboard('{Escape}{Tab}');
  expect(document.activeElement?.closest('table')).toBeNull();
});

it('follows each key in the totals and names the breach beside the grid', async () => {
  const { user, cell, row } = await sheet();
  await user.click(cell(/Project management/, 0));
  await user.keyboard('750.11');
  expect(within(row(/^Total/)).getAllByRole('gridcell')[0]).toHaveTextContent('1,000.01');
  expect(within(row(/^Total/)).getAllByRole('gridcell')[0]).toHaveAttribute('data-over', 'true');
  expect(screen.getByText(/Year 1 is €0.01 over the cap of €1,000/)).toBeVisible();
  expect(await violations()).toEqual([]);
});

it('saves with Enter and goes down, and takes back with Escape', async () => {
  const send = vi.fn<Send>(() => new Promise(() => undefined));
  const { user, cell } = await sheet(testBudget(), send);
  await user.click(cell(/Project management/, 0));
  await user.keyboard('200{Enter}');
  expect(cell(/Special needs/, 0)).toHaveFocus();
  expect(send).toHaveBeenCalledWith([{ partnerId: 'lund', category: 'project_management', year: 1, amount: '200.00', version: 3 }]);
  await user.keyboard('9{Escape}');
  expect(cell(/Special needs/, 0)).toHaveFocus();
  expect(cell(/Special needs/, 0)).toHaveTextContent(/^$/);
  expect(send).toHaveBeenCalledTimes(1);
});

it('goes with Tab from amount to amount while typing, and F2 keeps what stands', async () => {
  const { user, cell } = await sheet();
  await user.click(cell(/Project management/, 0));
  await user.keyboard('{F2}');
  expect(screen.getByRole('textbox', { name: 'Amount in euro' })).toHaveValue('100.10');
  await user.keyboard('{Tab}');
  expect(cell(/Project management/, 1)).toHaveFocus();
  await user.keyboard('5{Tab}6{Tab}');
  expect(cell(/Project management/, 1)).toHaveTextContent('5.00');
  expect(cell(/Special needs/, 0)).toHaveTextContent('6.00');
});

it('says how a typed amount was understood, and why one cannot be', async () => {
  const { user, cell } = await sheet();
  await user.click(cell(/Project management/, 0));
  await user.keyboard('1,250');
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  await user.keyboard('.5');
  expect(screen.getByRole('status')).toHaveTextContent('€1,250.50');
  await user.clear(screen.getByRole('textbox', { name: 'Amount in euro' }));
  await user.keyboard('12.3456');
  expect(screen.getByRole('status')).toHaveTextContent('12.3456');
});

it('shows mine and theirs below the cell that two people changed', async () => {
  const stale = new Problem({ status: 412, code: 'stale_cells', params: { cells: [{ pointer: '/cells/0', amount: '500.00', version: 9, changedBy: 'Bo', changedAt: '2026-03-16T12:00:00Z' }] } });
  const send = vi.fn<Send>().mockRejectedValueOnce(stale).mockReturnValue(new Promise(() => undefined));
  const { user, cell } = await sheet(testBudget(), send);
  await user.click(cell(/Project management/, 0));
  await user.keyboard('200{Enter}');
  const choice = await screen.findByRole('group', { name: 'Two changes of year 1' });
  expect(choice).toHaveTextContent('Bo wrote €500');
  expect(await violations()).toEqual([]);
  await act(() => user.click(within(choice).getByRole('button', { name: 'Keep mine: €200' })));
  expect(send.mock.calls.at(-1)).toEqual([[{ partnerId: 'lund', category: 'project_management', year: 1, amount: '200.00', version: 9 }]]);
});

const paste = (cell: HTMLElement, text: string) => fireEvent.paste(cell, { clipboardData: { getData: () => text } });

it('pastes a block as one change, says so, and takes it back and does it again', async () => {
  const send = vi.fn<Send>(() => new Promise(() => undefined));
  const { user, cell } = await sheet(testBudget(), send);
  await user.click(cell(/Project management/, 0));
  paste(cell(/Project management/, 0), 'abc\t2.5\r\n300\t\r\n');
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByRole('alert')).toHaveTextContent('Nothing was changed, because of one cell');
  expect(screen.getByRole('alert')).toHaveTextContent('Lund · Project management · Year 1');
  paste(cell(/Project management/, 0), '1.50\t2.50\r\n300\t\r\n');
  expect(send).toHaveBeenCalledTimes(1);
  expect(send.mock.calls[0]![0].map(({ category, year, amount }) => [category, year, amount])).toEqual([
    ['project_management', 1, '1.50'], ['project_management', 2, '2.50'], ['special_needs', 1, '300.00'],
  ]);
  expect(screen.getByText(/4 amounts pasted/)).toBeVisible();
  expect(await violations()).toEqual([]);
  await user.keyboard('{Control>}z{/Control}');
  expect(cell(/Project management/, 0)).toHaveTextContent('100.10');
  expect(cell(/Special needs/, 0)).toHaveTextContent(/^(Not saved yet)?$/);
  await user.click(screen.getByRole('button', { name: 'Redo' }));
  expect(cell(/Special needs/, 0)).toHaveTextContent('300.00');
  expect(screen.queryByRole('button', { name: 'Redo' })).toBeNull();
});

it('selects with Shift and arrows, copies, fills down and empties', async () => {
  const { user, cell } = await sheet();
  await user.click(cell(/Project management/, 0));
  await user.keyboard('{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
  expect(screen.getAllByRole('gridcell', { selected: true })).toHaveLength(4);
  const setData = vi.fn();
  fireEvent.copy(cell(/Special needs/, 1), { clipboardData: { setData } });
  expect(setData).toHaveBeenCalledWith('text/plain', '100.10\t\n\t');
  await user.keyboard('{Control>}d{/Control}');
  expect(cell(/Special needs/, 0)).toHaveTextContent('100.10');
  await user.keyboard('{Delete}');
  expect(cell(/Project management/, 0)).toHaveTextContent(/^(Not saved yet|Saving …)?$/);
  expect(cell(/Special needs/, 0)).toHaveTextContent(/^(Not saved yet|Saving …)?$/);
});

it('explains a total by its parts', async () => {
  vi.stubGlobal('fetch', vi.fn(() => new Promise(() => undefined)));
  const { user, row } = await sheet();
  await user.click(within(row(/^Total/)).getAllByRole('button')[0]!);
  const panel = await screen.findByRole('dialog');
  expect(panel).toHaveTextContent('Lund€100.10');
  expect(panel).toHaveTextContent('Turku€249.90');
});

it('is read only for the plan of record, with what reports claim beside it', async () => {
  const budget = testBudget({ status: 'of_record', allowedActions: [] });
  budget.totals.partner = [{ partnerId: 'lund', planned: '100.10', submitted: '20.00', approved: '50.00', remaining: '50.10' }];
  const { user, cell, row } = await sheet(budget);
  await user.click(cell(/Project management/, 0));
  await user.keyboard('5');
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(within(row(/Lund/)).getAllByRole('gridcell').map((one) => one.querySelector('[aria-hidden]')?.textContent).slice(-3)).toEqual(['50.00', '20.00', '50.10']);
  const explained = {
    partnerId: 'lund', planned: '100.10', submitted: '20.00', approved: '50.00', remaining: '50.10', parts: [], units: [], voucherCount: 1,
    cap: { rule: 'GRANT-YEAR-CAP', basis: 'call', amount: '500.00', headroom: '-1.00', limit: '1000.00', per: 'year', months: 6, source: { title: 'Guide 2018', address: 'https://example.org' }, confirmed: true },
    vouchers: [{ id: 'v', reportId: 'r', periodNumber: 2, status: 'approved', incurredOn: '2026-02-03', description: 'Train to Turku', supplier: '', amount: '50.00', claimed: '60.00', reason: 'No receipt for the rest', currency: 'SEK', originalAmount: '561.72', rate: '11.2345' }],
  };
  vi.stubGlobal('fetch', vi.fn(async () => new Response(JSON.stringify(explained), { headers: { 'content-type': 'application/json' } })));
  await user.click(within(row(/Lund/)).getAllByRole('button').at(-3)!);
  const panel = await screen.findByRole('dialog');
  expect(await within(panel).findByRole('link', { name: 'Train to Turku' })).toBeVisible();
  expect(panel).toHaveTextContent('claimed €60: No receipt for the rest');
  expect(panel).toHaveTextContent('561.72 SEK ÷ 11.2345');
  expect(panel).toHaveTextContent('€1,000 for twelve months × 6/12');
  expect(panel).toHaveTextContent('GRANT-YEAR-CAP');
  expect(panel).toHaveTextContent('Screen, sheet and PDF are written from this calculation.');
  expect(await violations()).toEqual([]);
});
