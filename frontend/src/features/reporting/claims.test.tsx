import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { listenForShortcuts } from '@/ui/shortcuts';
import { isUnderReview, nextUndecided, openCosts } from './claimWords';
import { CorrectionsPanel } from './CorrectionsPanel';
import { CostForm } from './CostForm';
import { CostSection } from './CostSection';
import type { Cost, Report } from './queries';
import { ReportReading } from './ReportReading';
import { testCost, testReport } from './testReport';

const calls: { method: string; path: string; ifMatch: string | null; body: unknown }[] = [];
let answers: Record<string, unknown> = {};
let stop = () => undefined as void;

beforeEach(() => {
  calls.length = 0;
  answers = {};
  stop = listenForShortcuts();
  vi.stubGlobal('fetch', async (request: Request) => {
    const text = await request.clone().text();
    const { pathname } = new URL(request.url);
    calls.push({ method: request.method, path: pathname, ifMatch: request.headers.get('If-Match'), body: text ? (JSON.parse(text) as unknown) : undefined });
    const found = Object.entries(answers).find(([end]) => pathname.endsWith(end));
    return new Response(JSON.stringify(found ? found[1] : {}), { status: 200, headers: { 'Content-Type': 'application/json' } });
  });
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

const options = { namespaces: ['reporting'] };
const decidable = (edit: Partial<Cost>) => testCost({ allowedActions: ['decide_cost'], documentIds: ['x'], ...edit });
const submitted = (edit: Partial<Report> = {}) =>
  testReport({
    status: 'submitted',
    allowedActions: ['return_report', 'approve_report'],
    costs: [decidable({}), decidable({ id: 'c2', description: 'Hotel', amount: '80.00', version: 4 })],
    ...edit,
  });
const changes = () => calls.filter(({ method }) => method !== 'GET');

it('is gone through by keys: next, accept in part with a reason, accept', async () => {
  const user = userEvent.setup();
  await show(<ReportReading projectId="p1" report={submitted()} />, options);
  expect(screen.getByRole('button', { name: 'Flights to Lund' })).toHaveAttribute('aria-expanded', 'true');
  await user.keyboard('j');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Hotel' })).toHaveFocus());
  await user.keyboard('d');
  const amount = await screen.findByRole('textbox', { name: /Accepted amount/ });
  await waitFor(() => expect(amount).toHaveFocus());
  await user.keyboard('79.99{Enter}');
  expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveAccessibleDescription(/Write the reason/);
  expect(changes()).toEqual([]);
  await user.type(screen.getByRole('textbox', { name: /Reason/ }), 'Minibar');
  await user.click(screen.getByRole('button', { name: 'Accept in part' }));
  await waitFor(() => expect(changes()[0]).toMatchObject({ method: 'PUT', path: '/api/v1/projects/p1/reports/r1/costs/c2/verdict', ifMatch: '"4"', body: { verdict: 'accepted_in_part', accepted: '79.99', reason: 'Minibar' } }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Flights to Lund' })).toHaveFocus());
  await user.keyboard('a');
  await waitFor(() => expect(changes()[1]).toMatchObject({ path: '/api/v1/projects/p1/reports/r1/costs/c1/verdict', ifMatch: '"1"', body: { verdict: 'accepted' } }));
  expect(await violations()).toEqual([]);
});

it('offers no approval while a cost that somebody began to review, or finance, still waits', async () => {
  const costs = [decidable({ verdict: 'accepted', financeNeeded: true }), decidable({ id: 'c2', description: 'Hotel' })];
  await show(<ReportReading projectId="p1" report={submitted({ costs, financeLimit: '1000.00', version: 7 })} />, options);
  expect(screen.queryByRole('button', { name: 'Approve the report' })).toBeNull();
  expect(screen.getByText(/1 cost has no verdict yet\. 1 cost waits for finance\./)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Accept the one that is left' }));
  await waitFor(() => expect(changes()[0]).toMatchObject({ path: '/api/v1/projects/p1/reports/r1/acceptances', ifMatch: '"7"' }));
});

it('shows finance why it is asked, and objects only with a reason', async () => {
  const cost = testCost({ verdict: 'accepted', financeNeeded: true, version: 3, allowedActions: ['approve_cost'] });
  const user = userEvent.setup();
  await show(<ReportReading projectId="p1" report={submitted({ costs: [cost], financeLimit: '1000.00', allowedActions: [] })} />, options);
  await user.click(screen.getByRole('button', { name: 'Flights to Lund' }));
  expect(screen.getByText(/More than €1,000 is accepted/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Object' }));
  await user.click(screen.getByRole('button', { name: 'Object' }));
  expect(changes()).toEqual([]);
  await user.type(screen.getByRole('textbox', { name: 'What finance objects to' }), 'Business class');
  await user.click(screen.getByRole('button', { name: 'Object' }));
  await waitFor(() => expect(changes()[0]).toMatchObject({ path: '/api/v1/projects/p1/reports/r1/costs/c1/finance-verdict', ifMatch: '"3"', body: { verdict: 'objected', reason: 'Business class' } }));
});

it('tells the same receipt with its place only where the reader may see it', async () => {
  const hidden = { byFile: true, byReceipt: false, hidden: true };
  const seen = { byFile: false, byReceipt: true, hidden: false, projectId: 'p9', projectAcronym: 'HARBOUR', reportId: 'r9', periodNumber: 2, partnerName: 'Bonn', costId: 'c9', description: 'Flug', incurredOn: '2027-03-02', amount: '4812.50' };
  await show(<CostSection projectId="p1" report={testReport({ costs: [testCost({ sameReceipts: [hidden, seen] })] })} />, options);
  const told = within(screen.getByRole('list', { name: 'Same receipt?' })).getAllByRole('listitem');
  expect(told[0]).toHaveTextContent('Ask the international office');
  expect(within(told[1]!).getByRole('link', { name: 'HARBOUR, period 2, Bonn' })).toHaveAttribute('href', '/projects/p9/reports/r9');
  expect(await violations()).toEqual([]);
});

it('shows what was decided of a returned cost, which cannot be removed', async () => {
  const history = [{ step: 'review' as const, verdict: 'parked' as const, accepted: '0.00', reason: 'Which flight?', byName: 'Maria', at: '2027-02-01T10:00:00Z', periodNumber: 1 }];
  await show(<CostSection projectId="p1" report={testReport({ costs: [testCost({ carried: true, history, allowedActions: [] })] })} writable />, { ...options, language: 'sv' });
  expect(screen.getByText('Tillbaka från en tidigare rapport')).toBeVisible();
  expect(screen.getByText('Which flight?')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Ändra Flights to Lund' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /Ta bort/ })).toBeNull();
});

it('counts a unit cost from the rate of the rule book and sends units, not an amount', async () => {
  answers['/conversion'] = { categories: ['special_needs'], currencies: [] };
  const source = { title: 'Programme Guide', address: 'https://example.org' };
  const unitRates = [{ category: 'transnational_meetings', code: 'meeting_100', kind: 'meeting' as const, per: 'participant' as const, rate: '575.00', from: 100, until: 1999, group: '', source, confirmed: false }];
  const user = userEvent.setup();
  const report = testReport({ unitRates, activityChoices: [{ id: 'a1', code: 'M2', title: 'Meeting' }] });
  await show(<CostForm projectId="p1" report={report} cost={testCost({ documentIds: ['x'] })} onClose={() => undefined} />, options);
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Counted as' }), 'meeting_100');
  await user.selectOptions(screen.getByRole('combobox', { name: /Activity/ }), 'a1');
  await user.type(screen.getByRole('textbox', { name: 'Number, participants' }), '2,5');
  expect(screen.getByText(/2\.5 × €575\.00 = €1,437\.50/)).toBeVisible();
  expect(screen.queryByRole('textbox', { name: /^Amount/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(changes()[0]).toMatchObject({ method: 'PUT', body: { activityId: 'a1', category: 'transnational_meetings', unit: { units: '2.5', code: 'meeting_100' } } }));
  expect(changes()[0]?.body).not.toHaveProperty('amount');
});

it('lets a second person approve a refund', async () => {
  answers['/corrections'] = {
    items: [{ id: 'k1', costId: 'c1', reportId: 'r1', description: 'Flights', partnerName: 'Turku', category: 'transnational_meetings', kind: 'refund', amount: '-10.00', reason: 'Paid back', status: 'proposed', bookedOn: null, year: 0, periodNumber: 0, enteredBy: 'Aino', enteredAt: '2027-07-01T12:00:00Z', decidedBy: '', decisionReason: '', version: 1, allowedActions: ['decide_correction'] }],
  };
  await show(<CorrectionsPanel projectId="p1" />, options);
  expect(await screen.findByText('Waits for another person')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
  await waitFor(() => expect(changes()[0]).toMatchObject({ path: '/api/v1/projects/p1/corrections/k1/decisions', ifMatch: '"1"', body: { decision: 'approved' } }));
  expect(await violations()).toEqual([]);
});

it('knows what still waits, and which cost comes next', () => {
  const costs = [testCost({ verdict: 'accepted' }), testCost({ id: 'c2' }), testCost({ id: 'c3', verdict: 'parked' })];
  expect(nextUndecided(costs, 'c3')).toBe('c2');
  expect(nextUndecided(costs, 'c2')).toBeUndefined();
  expect(isUnderReview({ costs })).toBe(true);
  expect(isUnderReview({ costs: [testCost()] })).toBe(false);
  expect(openCosts({ costs: [testCost({ financeNeeded: true, verdict: 'accepted', finance: 'objected' }), testCost({ financeNeeded: true, verdict: 'accepted', finance: 'approved' })] }).finance).toHaveLength(1);
});
