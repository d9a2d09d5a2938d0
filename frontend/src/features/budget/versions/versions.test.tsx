import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show, violations } from '@/testing/render';
import { testBudget } from '../testBudget';
import type { Amendment, TransferLine } from './amendmentQueries';
import { AmendmentActs } from './AmendmentActs';
import { BesideTables } from './BesideView';
import { FitPreview } from './FitPreview';
import { TransferTable } from './TransferTable';
import type { BudgetComparison, FitProposal } from './versionQueries';

const source = { title: 'Agreement, annex III', address: 'https://example.org/annex' };
const namespaces = ['versions', 'budget'];

const line = (change: Partial<TransferLine>): TransferLine => ({
  category: 'project_management', agreed: '10000.00', plan: '10000.00', proposed: '10000.00', change: '0.00', share: '0.0', broken: false, source: { title: '', address: '' }, confirmed: true, ...change,
});

it('tells of each category what was agreed, the change, the limit and the rule', async () => {
  await show(
    <TransferTable
      lines={[
        line({ proposed: '7999.99', change: '-2000.01', share: '-20.0', limit: '2000.00', room: '-0.01', rule: 'TRANSFER-OUT', broken: true, source }),
        line({ category: 'special_needs', proposed: '12000.01', change: '2000.01', share: '20.0' }),
      ]}
    />,
    { namespaces },
  );
  const row = screen.getByRole('row', { name: /Project management/ });
  expect(row).toHaveTextContent('\u2212€2,000.01');
  expect(row).toHaveTextContent('€0.01 too much');
  expect(within(row).getByText('Exceeded')).toBeVisible();
  expect(within(row).getByRole('link', { name: /annex III/ })).toHaveAttribute('href', source.address);
  expect(screen.getByRole('row', { name: /Special needs/ })).toHaveTextContent('nothing limits it');
  expect(await violations()).toEqual([]);
});

const amendment = (change: Partial<Amendment>) => ({ status: 'preparing', outcome: 'within', reason: 'On line', moves: ['made', 'sent', 'withdrawn'], agencyReference: '', ...change }) as Amendment;

it('offers a transfer only within the rules, and asks for a reason first', async () => {
  const { unmount } = await show(<AmendmentActs projectId="p" amendment={amendment({})} />, { namespaces });
  expect(screen.getByRole('button', { name: 'Make the transfer' })).toBeVisible();
  unmount();
  const beyond = await show(<AmendmentActs projectId="p" amendment={amendment({ outcome: 'exceeds' })} />, { namespaces });
  expect(screen.queryByRole('button', { name: 'Make the transfer' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Record as sent to the agency' })).toBeVisible();
  beyond.unmount();
  await show(<AmendmentActs projectId="p" amendment={amendment({ reason: '' })} />, { namespaces });
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText(/Give a reason/)).toBeVisible();
});

const beside = (first: string, second: string, change: string) => ({ amounts: [first, second], changes: ['0.00', change] });

it('sets versions beside each other with what differs from the first', async () => {
  const version = (id: string, name: string, months: number) => ({ id, name, number: 1, status: 'scenario', months, sum: '1.00', cap: '1000.00', headroom: '-5.00', years: [], findings: [], version: 1 });
  const comparison: BudgetComparison = {
    scope: 'project', versions: [version('a', 'As it is', 36), version('b', '24 months', 24)], partners: testBudget().partners, categories: ['project_management'],
    whole: beside('300.00', '200.00', '-100.00'), byPartner: [{ partnerId: 'lund', ...beside('300.00', '200.00', '-100.00') }], byCategory: [], byYear: [{ year: 3, ...beside('100.00', '0.00', '-100.00') }],
    cells: [{ partnerId: 'lund', category: 'project_management', year: 3, ...beside('100.00', '0.00', '-100.00') }],
  };
  await show(<BesideTables comparison={comparison} />, { namespaces });
  expect(screen.getAllByRole('columnheader', { name: '24 months · Scenario' })[0]).toBeVisible();
  expect(screen.getByRole('row', { name: /Total/ })).toHaveTextContent('€200\u2212€100');
  expect(screen.getByRole('row', { name: /Duration/ })).toHaveTextContent('36 months');
  expect(screen.getAllByText('1 amount differs')[0]).toBeVisible();
  expect(await violations()).toEqual([]);
});

it('shows cuts before they are applied, and where the rule leaves too much', async () => {
  const proposal: FitProposal = {
    versionId: 'v', version: 3, most: '1500.00', taken: '0.01', needsReason: false, whole: beside('1500.01', '1500.00', '-0.01'),
    cuts: [{ partnerId: 'lund', category: 'project_management', year: 1, before: '1000.01', after: '1000.00' }], short: [{ year: 2, amount: '7.00' }],
    byPartner: [{ partnerId: 'lund', ...beside('1000.01', '1000.00', '-0.01') }], byCategory: [{ category: 'project_management', ...beside('1000.01', '1000.00', '-0.01') }],
    years: [{ year: 1, cap: '1000.00', before: '1000.01', after: '1000.00', left: '0.00' }],
  };
  await show(<FitPreview budget={testBudget()} proposal={proposal} />, { namespaces });
  expect(screen.getByText('Year 2: €7 still too much')).toBeVisible();
  expect(screen.getByRole('row', { name: /Lund/ })).toHaveTextContent('€1,000\u2212€0.01');
  expect(await violations()).toEqual([]);
});
