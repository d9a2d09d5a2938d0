import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, useSyncExternalStore } from 'react';
import { expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { BudgetList } from './BudgetList';
import { gridModel } from './budgetModel';
import { CellSaver } from './cellSaver';
import type { Budget, CellChange } from './queries';
import { testBudget } from './testBudget';

function List({ send }: { send: (cells: CellChange[]) => Promise<Budget> }) {
  const budget = testBudget();
  const [saver] = useState(() => new CellSaver(budget, { language: 'sv', send, onSaved: () => undefined, onStale: () => undefined }));
  const saving = useSyncExternalStore(saver.watch, saver.snapshot);
  return <BudgetList budget={budget} model={gridModel(budget, saving.drafts)} saver={saver} saving={saving} />;
}

it('labels every amount, saves when a field is left and names the breach', async () => {
  const send = vi.fn(() => new Promise<Budget>(() => undefined));
  const user = userEvent.setup();
  await show(<List send={send} />, { language: 'sv', namespaces: ['budget'] });
  const [management] = screen.getAllByRole('group', { name: 'Projektledning och genomförande' });
  const field = within(management!).getByRole('textbox', { name: 'År 1' });
  await user.clear(field);
  await user.type(field, '751');
  expect(screen.getByText(/År 1 är 0,90 € över taket på 1 000 €/)).toBeVisible();
  await user.tab();
  expect(send).toHaveBeenCalledWith([{ partnerId: 'lund', category: 'project_management', year: 1, amount: '751.00', version: 3 }]);
  expect(await violations()).toEqual([]);
});

it('keeps a text that is no amount in its field and says why', async () => {
  const user = userEvent.setup();
  await show(<List send={() => new Promise(() => undefined)} />, { language: 'sv', namespaces: ['budget'] });
  const [management] = screen.getAllByRole('group', { name: 'Projektledning och genomförande' });
  const field = within(management!).getByRole('textbox', { name: 'År 2' });
  await user.type(field, '1.234');
  await user.tab();
  expect(field).toHaveValue('1.234');
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription(/kan betyda/);
});
