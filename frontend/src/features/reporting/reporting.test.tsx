import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { PeriodForm } from './PeriodForm';
import type { Report } from './queries';
import { ReportEditor } from './ReportEditor';
import { ReportList } from './ReportList';
import { ReportMatrix } from './ReportMatrix';
import { ReportPromise } from './ReportPromise';
import { ReportReading } from './ReportReading';
import { testCell, testCost, testPeriod, testReport } from './testReport';

type Answer = (request: Request) => { status?: number; body?: unknown } | undefined;

const calls: { method: string; path: string; ifMatch: string | null; body: unknown }[] = [];
let answer: Answer = () => undefined;

beforeEach(() => {
  calls.length = 0;
  vi.stubGlobal('fetch', async (request: Request) => {
    const text = await request.clone().text();
    calls.push({ method: request.method, path: new URL(request.url).pathname, ifMatch: request.headers.get('If-Match'), body: text ? (JSON.parse(text) as unknown) : undefined });
    const { status = 200, body = {} } = answer(request) ?? {};
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } });
  });
});
afterEach(() => vi.unstubAllGlobals());

const options = { namespaces: ['reporting'] };

it('shows the manager what waits, by partner and period, with the act itself', async () => {
  const bonn = { ...testCell().partner, id: 'bonn', organisationName: 'Bonn', shortName: '', position: 2 };
  await show(
    <ReportMatrix
      projectId="p1"
      cells={[
        testCell({ partner: bonn, overdueDays: 3 }),
        testCell({ reportId: 'r1', status: 'submitted', amount: '4812.50', version: 4, allowedActions: ['return_report', 'approve_report'] }),
      ]}
    />,
    options,
  );
  const [turku, other] = screen.getAllByRole('row').slice(1) as [HTMLElement, HTMLElement];
  expect(turku).toHaveTextContent('Submitted');
  expect(turku).toHaveTextContent('€4,812.50');
  expect(within(turku).getByRole('link', { name: /Review report/ })).toHaveAttribute('href', '/projects/p1/reports/r1');
  expect(other).toHaveTextContent('3 days overdue');
  expect(within(other).queryByRole('button')).toBeNull();
  expect(await violations()).toEqual([]);
});

it('begins a report for the partner and the period of its row', async () => {
  answer = () => ({ body: testReport({ id: 'r9' }) });
  const user = userEvent.setup();
  const { router } = await show(<ReportList projectId="p1" cells={[testCell({ allowedActions: ['start_report'] })]} />, options);
  await user.click(screen.getByRole('button', { name: /Write report/ }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/p1/reports/r9'));
  expect(calls[0]).toMatchObject({ method: 'POST', path: '/api/v1/projects/p1/reports', body: { periodId: 'q1', partnerId: 'turku' } });
});

it('puts what the API refuses about a period at its field, in words', async () => {
  answer = () => ({ status: 422, body: { code: 'invalid', errors: [{ pointer: '/startsOn', code: 'overlaps', params: { number: 1, from: '2026-07-01', until: '2026-12-31' } }] } });
  const user = userEvent.setup();
  await show(<PeriodForm projectId="p1" periods={[testPeriod()]} onClose={() => undefined} />, options);
  expect(screen.getByRole('textbox', { name: 'First day' })).toHaveValue('2027-01-01');
  await user.type(screen.getByRole('textbox', { name: 'Last day' }), '2027-06-30');
  await user.tab();
  expect(screen.getByRole('textbox', { name: 'Report due' })).toHaveValue('2027-07-30');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The period runs into period 1 (2026-07-01 – 2026-12-31).');
  expect(screen.getByRole('textbox', { name: 'First day' })).toHaveAccessibleDescription(/runs into period 1/);
});

it('saves what is written by itself, with the version it was written on', async () => {
  answer = (request) => (request.method === 'PUT' ? { body: testReport({ workDone: 'More', version: 4 }) } : { body: testReport() });
  const user = userEvent.setup();
  await show(<ReportEditor projectId="p1" report={testReport()} personId="u1" />, options);
  await user.type(screen.getByRole('textbox', { name: /What was done/ }), ' And more.');
  await waitFor(() => expect(calls.some(({ method }) => method === 'PUT')).toBe(true), { timeout: 3000 });
  expect(calls.find(({ method }) => method === 'PUT')).toMatchObject({
    path: '/api/v1/projects/p1/reports/r1', ifMatch: '"3"', body: { workDone: 'We held the course. And more.', deliverables: [{ deliverableId: 'd1', status: 'in_progress', comment: '' }] },
  });
  expect((await screen.findAllByText(/^Saved \d\d:\d\d$/)).length).toBeGreaterThan(0);
  expect(await violations()).toEqual([]);
});

it('shows both versions when someone else saved first', async () => {
  answer = (request) => (request.method === 'PUT' ? { status: 412, body: { code: 'stale_version' } } : { body: testReport({ workDone: 'Theirs', version: 7, writtenBy: 'Mikko' }) });
  const user = userEvent.setup();
  await show(<ReportEditor projectId="p1" report={testReport()} personId="u1" />, options);
  await user.type(screen.getByRole('textbox', { name: /What was done/ }), '!');
  const conflict = await screen.findByRole('region', { name: /Mikko/ }, { timeout: 3000 });
  expect(within(conflict).getByRole('radio', { name: /Theirs: Theirs/ })).toBeVisible();
  await user.click(within(conflict).getByRole('radio', { name: /Theirs: Theirs/ }));
  answer = () => ({ body: testReport({ workDone: 'Theirs', version: 8 }) });
  await user.click(within(conflict).getByRole('button'));
  await waitFor(() => expect(calls.at(-1)).toMatchObject({ method: 'PUT', ifMatch: '"7"', body: { workDone: 'Theirs' } }));
  expect(screen.getByRole('textbox', { name: /What was done/ })).toHaveValue('Theirs');
});

it('submits nothing that lacks a document, and leads to the place', async () => {
  answer = () => ({ body: testReport() });
  const user = userEvent.setup();
  await show(<ReportEditor projectId="p1" report={testReport()} personId="u1" />, options);
  await user.click(screen.getByRole('button', { name: /Submit the report/ }));
  const summary = await screen.findByRole('alert');
  await user.click(within(summary).getByRole('link', { name: 'Attach a document for “Flights to Lund”.' }));
  expect(screen.getByRole('button', { name: 'Attach file: Flights to Lund' })).toHaveFocus();
  expect(calls.filter(({ method }) => method === 'POST')).toEqual([]);
});

it('shows what will be submitted, and submits the version that was shown', async () => {
  const ready: Report = testReport({ costs: [testCost({ documentIds: ['x'] })], version: 5 });
  answer = () => ({ body: ready });
  const user = userEvent.setup();
  await show(<ReportEditor projectId="p1" report={ready} personId="u1" />, options);
  await user.click(screen.getByRole('button', { name: /Submit the report/ }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('1 cost, €4,812.50');
  await user.click(within(dialog).getByRole('button', { name: 'Submit' }));
  await waitFor(() => expect(calls.at(-1)).toMatchObject({ method: 'POST', path: '/api/v1/projects/p1/reports/r1/moves', ifMatch: '"5"', body: { to: 'submitted' } }));
});

it('returns a report only with a reason', async () => {
  answer = () => ({ body: testReport({ status: 'returned' }) });
  const user = userEvent.setup();
  await show(<ReportReading projectId="p1" report={testReport({ status: 'submitted', allowedActions: ['return_report', 'approve_report'] })} />, options);
  await user.click(screen.getByRole('button', { name: 'Return …' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Return' }));
  expect(within(dialog).getByRole('textbox')).toHaveAccessibleDescription(/Write what needs correcting/);
  expect(calls).toEqual([]);
  await user.type(within(dialog).getByRole('textbox'), 'Wrong invoice');
  await user.click(within(dialog).getByRole('button', { name: 'Return' }));
  await waitFor(() => expect(calls[0]).toMatchObject({ ifMatch: '"3"', body: { to: 'returned', reason: 'Wrong invoice' } }));
});

it('offers no act on an approved report', async () => {
  await show(<ReportReading projectId="p1" report={testReport({ status: 'approved', allowedActions: [] })} />, options);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText('no document')).toBeVisible();
  expect(await violations()).toEqual([]);
});

it('says beside the report what was promised and where the claim exceeds the budget', async () => {
  await show(<ReportPromise report={testReport()} />, { ...options, language: 'sv' });
  expect(screen.getByText('The second course, in Bonn.')).toBeVisible();
  expect(screen.getByText('Mer än vad som är kvar')).toBeVisible();
  expect(screen.queryByText('Särskilda behov')).toBeNull();
  expect(await violations()).toEqual([]);
});
