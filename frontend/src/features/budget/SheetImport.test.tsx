import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { SheetImportDialog } from './SheetImportDialog';
import { testBudget } from './testBudget';

const preview = { dryRun: true, version: 3, unchanged: 5, refused: [], changes: [{ cell: 'E2', partnerId: 'lund', category: 'project_management', year: 1, before: '100.10', after: '250.50' }] };

async function chosen(...answers: { status: number; body: unknown }[]) {
  const calls: string[] = [];
  vi.stubGlobal('fetch', vi.fn(async (request: Request) => {
    calls.push(request.url.replace(/^.*\/budget/, ''));
    const { status, body } = answers[Math.min(calls.length, answers.length) - 1]!;
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' } });
  }));
  const user = userEvent.setup();
  await show(<SheetImportDialog projectId="p" budget={testBudget()} onClose={() => undefined} />, { namespaces: ['budget'] });
  await user.upload(document.querySelector<HTMLInputElement>('input[type="file"]')!, new File(['x'], 'plan.xlsx'));
  return { user, calls };
}

it('shows what a sheet changes and takes it at the version that was shown', async () => {
  const { user, calls } = await chosen({ status: 200, body: preview }, { status: 200, body: { ...preview, dryRun: false } });
  const row = await screen.findByRole('row', { name: /E2/ });
  expect(row).toHaveTextContent('Lund · Project management · Year 1');
  expect(row).toHaveTextContent('€100.10');
  expect(row).toHaveTextContent('€250.50');
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Take 1 change' }));
  expect(await screen.findByText('1 change was taken.')).toBeVisible();
  expect(calls).toEqual(['/sheet?dryRun=true', '/sheet?version=3']);
  expect(screen.queryByRole('button', { name: /^Take/ })).toBeNull();
});

it('names each cell that stands in the way and offers nothing to take', async () => {
  await chosen({ status: 200, body: { ...preview, refused: [{ row: 5, cell: 'E5', code: 'merged_cells', params: { block: 'E5:F6' }, reason: '…' }, { row: 0, cell: '', code: 'other_project', params: {}, reason: '…' }] } });
  expect(await screen.findByRole('row', { name: /E5 The cells E5:F6 are merged/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /whole file The file was made for another project/ })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Take/ })).toBeNull();
});

it('asks to choose anew when the budget was changed meanwhile', async () => {
  const { user } = await chosen({ status: 200, body: preview }, { status: 412, body: { status: 412, code: 'stale_version' } });
  await user.click(await screen.findByRole('button', { name: 'Take 1 change' }));
  expect(await screen.findByText(/changed meanwhile. Choose the file again/)).toBeVisible();
});
