import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { testBudget } from '../testBudget';
import { BreachLines, mainLines } from './BreachLines';
import { readFacts, typedFacts } from './factFields';
import type { BudgetItem, Calculation } from './itemQueries';
import { ItemsDialog } from './ItemsDialog';
import { LimitList } from './LimitList';
import { readCell, writeCell } from './openCell';

const source = { title: 'Guide', address: 'https://example.org/guide' };
const monthly: Calculation = {
  kind: 'management_months', amount: '6000.00', own: false, missing: [], notices: [],
  parts: [{ name: 'coordinator_per_month', factors: [{ of: 'months', count: 12 }], unit: '500.00', amount: '6000.00', source, confirmed: false }],
};
const item = (change: Partial<BudgetItem> = {}): BudgetItem => ({
  id: 'i1', partnerId: 'lund', category: 'project_management', year: 1, kind: 'management_months', title: 'Coordination', facts: { months: 12 }, calculation: monthly,
  amount: '6000.00', overruled: false, reason: '', ruleBookVersion: 'KA203-2019.1', months: { first: 1, last: 12, outside: false }, version: 4, changedBy: 'Ann', changedAt: '2026-03-16T12:00:00Z',
  ...change,
});

const asked: { method: string; path: string; match: string | null; body: Record<string, unknown> }[] = [];
let answer: () => Response = () => Response.json(item(), { status: 201 });
let calculation: Calculation = monthly;

beforeEach(() => {
  asked.length = 0;
  calculation = monthly;
  answer = () => Response.json(item(), { status: 201 });
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/plan')) return Response.json({ workPackages: [{ id: 'w1', number: 1, title: 'Management' }], deliverables: [], activities: [] });
    if (pathname.endsWith('/calculations')) return Response.json({ facts: (await request.json()).facts, calculation, months: { first: 1, last: 12, outside: false } });
    asked.push({ method: request.method, path: pathname, match: request.headers.get('If-Match'), body: request.body ? await request.json() : {} });
    return answer();
  });
});

const place = { partnerId: 'lund', category: 'project_management', year: 1 };
const open = (budget = testBudget()) => show(<ItemsDialog projectId="p" budget={budget} place={place} onClose={() => undefined} />, { namespaces: ['budget', 'budgetItem'] });

describe('the items of a cell', () => {
  it('tell formula, source and months, and that an unsure amount is unsure', async () => {
    await open(testBudget({ items: [item({ amount: '5000.00', overruled: true, reason: 'Ten months only.' })] }));
    expect(await screen.findByText(/12 months × €500 = €6,000/)).toBeVisible();
    expect(screen.getByText('Another amount than the calculated one: Ten months only.')).toBeVisible();
    expect(screen.getByText('falls in M1–M12')).toBeVisible();
    expect(screen.getByRole('link', { name: /Guide/ })).toBeVisible();
    expect(screen.getByText('unconfirmed')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('are added from facts, with the version of the amount that was typed before', async () => {
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Add an item' }));
    await userEvent.type(screen.getByLabelText('Months'), '12');
    expect(await screen.findByText(/12 months × €500 = €6,000/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Add an item' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]).toMatchObject({ method: 'POST', body: { ...place, facts: { months: 12 }, cellVersion: 3 } });
    expect(asked[0]!.body).not.toHaveProperty('amount');
  });

  it('ask for an amount and a reason where the rule book has none, and put a refusal at its field', async () => {
    calculation = { ...monthly, amount: undefined, parts: [], missing: [{ of: 'budget.project_management', none: false, note: 'Not found.', source }] };
    answer = () => Response.json({ code: 'invalid', status: 422, errors: [{ pointer: '/reason', code: 'required' }] }, { status: 422, headers: { 'Content-Type': 'application/problem+json' } });
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Add an item' }));
    await userEvent.type(screen.getByLabelText('Months'), '12');
    await userEvent.type(await screen.findByLabelText('Amount, euros'), '900');
    await userEvent.click(screen.getByRole('button', { name: 'Add an item' }));
    expect(await screen.findAllByText('Write why, and where the amount comes from.')).not.toHaveLength(0);
    expect(screen.getByLabelText('Months')).toHaveValue('12');
    expect(asked[0]!.body).toMatchObject({ amount: '900.00', reason: '' });
  });

  it('are changed and removed at the version that was shown', async () => {
    await open(testBudget({ items: [item()] }));
    await userEvent.click(await screen.findByRole('button', { name: 'Remove' }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove €6,000' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]).toMatchObject({ method: 'DELETE', match: '"4"', path: '/api/v1/projects/p/budget/items/i1' });
  });

  it('of a plan that is fixed are read only', async () => {
    await open(testBudget({ items: [item()], allowedActions: [] }));
    await screen.findByText('Coordination');
    expect(screen.queryByRole('button', { name: 'Change' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add an item' })).toBeNull();
  });
});

it('names the lines behind a breach, once each, and opens their cell', async () => {
  const breach = { layer: 'plan' as const, month: 11, over: '10.00', lines: [{ partnerId: 'lund', category: 'project_management', itemId: 'i1', amount: '100.00', first: 11, last: 12 }, { partnerId: 'turku', category: 'special_needs', amount: '5.00', first: 12, last: 12 }] };
  const budget = testBudget({ items: [item()] });
  expect(mainLines(breach, budget, (code) => code)).toBe('Coordination, special_needs');
  await show(<BreachLines budget={budget} year={1} breaches={[breach]} />, { namespaces: ['budget', 'budgetItem'] });
  await userEvent.click(await screen.findByRole('button', { name: 'What breaks the cap' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/The plan breaks the cap in month 11; the year ends €10 over/)).toBeVisible();
  expect(within(dialog).getByText(/Turku · Special needs/)).toBeVisible();
});

it('shows a broken limit and folds away those that are kept', async () => {
  const limit = { name: 'meetings_per_year' as const, category: 'transnational_meetings', year: 1, most: '23000.00', planned: '23000.01', broken: true, source, confirmed: true };
  await show(<LimitList limits={[limit, { ...limit, year: 2, planned: '1.00', broken: false }]} />, { namespaces: ['budgetItem'] });
  expect(await screen.findByText(/year 1: €23,000.01 of at most €23,000/)).toBeVisible();
  expect(screen.getByText('1 limit is kept')).toBeVisible();
});

it('reads facts as people write them and names what it cannot read', () => {
  expect(readFacts('real_cost', { cost: '1200.50', share: '75,5 %', guarantee: 'true' })).toEqual({ facts: { cost: '1200.50', share: '0.755', guarantee: true }, bad: [] });
  expect(readFacts('real_cost', { cost: '1', share: '100' }).facts.share).toBe('1');
  expect(readFacts('staff_days', { managerDays: '1 200', researcherDays: 'two', local: '5' })).toEqual({ facts: { managerDays: 1200 }, bad: ['researcherDays'] });
  expect(typedFacts({ share: '0.755', months: 3, guarantee: false })).toEqual({ share: '75.5', months: '3' });
  expect(readCell(writeCell(place))).toEqual(place);
  expect(readCell('lund.x')).toBeNull();
});
