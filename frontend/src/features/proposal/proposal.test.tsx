import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { CheckProposalsPage } from './CheckProposalsPage';
import { readSearch } from './checkSearch';
import { recallColumns, rememberColumns } from './columnMemory';
import { facets, takes } from './narrow';
import type { Proposal, ProposalCheck } from './queries';

vi.setConfig({ testTimeout: 30_000 });

const namespaces = ['proposal', 'nav'];
const me = { id: '1', name: 'Office', email: 'office@example.org', language: 'en', roles: ['international_office'], memberships: [], demonstration: false, allowedActions: ['judge_proposals'], version: 1 };

const organisation = { row: 2, name: 'Lunds universitet', country: 'SE', type: 'higher_education_institution', role: 'coordinator', eche: true };
const proposal = (change: Partial<Proposal>): Proposal => ({
  id: 'P1', title: 'Open data', row: 2, verdict: 'eligible', faults: [], action: 'KA203', callYear: 2019, ruleBookVersion: 'KA203-2019.1', startOn: '2019-09-01', durationMonths: 24,
  organisations: [organisation], counts: { organisations: 3, programmeOrganisations: 3, programmeCountries: 3 }, requested: '300000.00', cap: '300000.00', headroom: '0.00', findings: [], missing: [], ...change,
});
const broken = proposal({
  id: 'P2', row: 5, verdict: 'not_eligible', organisations: [{ ...organisation, row: 5, country: 'FI', name: 'Turun yliopisto', eche: null }],
  findings: [{ rule: 'GRANT-TOTAL-CAP', severity: 'blocker', path: '/grant_requested', message: 'The grant may be at most €300,000.', source: 0, confirmed: false, organisation: 0 }], missing: ['a grant that is €1 lower'],
});
const refused = proposal({
  id: 'P3', row: 8, verdict: 'refused', action: '', callYear: 0, organisations: [], requested: null, cap: null, headroom: null,
  faults: [{ row: 8, cell: 'E8', code: 'amount_ambiguous', params: { value: '450.000', thousands: '450000.00', decimals: '450.000', field: 'grant_requested' } }],
});
const check: ProposalCheck = {
  format: 'csv', sheet: '', headingRow: 1, lacks: [], notes: [{ row: 0, cell: '', code: 'column_absent_breach', params: { field: 'added_value' } }],
  columns: [{ column: 'A', heading: 'Number', field: 'id', how: 'heading' }, { column: 'E', heading: 'Grant', field: 'grant_requested', how: 'heading' }],
  readings: [
    { column: 'E', field: 'grant_requested', written: '450.000', read: '', flag: '', fault: 'amount_ambiguous', count: 1, cell: 'E8' },
    { column: 'B', field: 'country', written: 'EL', read: 'GR', flag: 'code_mapped', fault: '', count: 2, cell: 'B4' },
  ],
  sources: [{ title: 'Programme Guide 2019', address: 'https://example.org/guide' }],
  proposals: [proposal({}), broken, refused],
};

const asked: URL[] = [];
let answer: (url: URL) => { status?: number; body: unknown };

beforeEach(() => {
  localStorage.clear();
  asked.length = 0;
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url);
    if (url.pathname !== '/api/v1/me') asked.push(url);
    const { status = 200, body } = url.pathname === '/api/v1/me' ? { body: me } : answer(url);
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } });
  });
});

async function pasted(at = '/proposal-checks') {
  const page = await show(<CheckProposalsPage />, { namespaces, at });
  await userEvent.click(await screen.findByLabelText('Cells from a spreadsheet'));
  await userEvent.paste('Number\tCountry\nP1\tSE\n');
  await userEvent.click(screen.getByRole('button', { name: 'Check' }));
  return page;
}

it('judges what is pasted and shows each verdict with its reason', async () => {
  answer = () => ({ body: check });
  await pasted();
  const table = await screen.findByRole('table');
  expect(within(table).getByText('The grant may be at most €300,000.')).toBeInTheDocument();
  expect(within(table).getByText('E8: “450.000” may be 450000.00 or 450.000, and nothing in the column settles it.')).toBeInTheDocument();
  expect(screen.getByText('1 proposal could not be read and is not judged. The others are.')).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});

it('narrows by verdict, rule and country in the address, with how many each choice leaves', async () => {
  answer = () => ({ body: check });
  const { router } = await pasted();
  await userEvent.click(await screen.findByRole('button', { name: '1 Not eligible' }));
  expect(router.state.location.search).toEqual({ verdict: 'not_eligible' });
  await waitFor(() => expect(screen.queryByRole('link', { name: 'P1' })).not.toBeInTheDocument());
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Country' }), 'Finland (1)');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Broken rule or remark' }), 'The grant is above the cap (1)');
  expect(router.state.location.search).toEqual({ verdict: 'not_eligible', country: 'FI', rule: 'GRANT-TOTAL-CAP' });
  expect(screen.getByText('1 of 3 proposals shown')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
  expect(await screen.findByRole('link', { name: 'P3' })).toBeInTheDocument();
});

it('opens one proposal with findings, sources and what is missing', async () => {
  answer = () => ({ body: check });
  const { router } = await pasted();
  await userEvent.click(await screen.findByRole('link', { name: 'P2' }));
  const dialog = await screen.findByRole('dialog', { name: 'P2 · Open data' });
  expect(within(dialog).getByText('a grant that is €1 lower')).toBeInTheDocument();
  expect(within(dialog).getByRole('link', { name: /Programme Guide 2019/ })).toHaveAttribute('href', 'https://example.org/guide');
  expect(within(dialog).getByText('unconfirmed')).toBeInTheDocument();
  expect(router.state.location.search).toEqual({ open: 5 });
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

it('asks what an ambiguous amount means and reads the file again with the answer', async () => {
  answer = () => ({ body: check });
  await pasted();
  await userEvent.click(await screen.findByRole('tab', { name: 'How the file was read (2 to look at)' }));
  expect(screen.getByText('There is no column for Added value. The fact counts as empty, which breaks a rule.')).toBeInTheDocument();
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('radio', { name: '€450,000.00' }));
  await waitFor(() => expect(asked.at(-1)!.searchParams.get('decimal')).toBe('comma'));
});

it('lets a person say what a column is when one is missing', async () => {
  answer = (url) => ({ body: url.searchParams.has('column') ? check : { ...check, lacks: ['duration_months'], proposals: [], columns: [{ column: 'D', heading: 'How long', field: '', how: 'ignored' }] } });
  await pasted();
  expect(await screen.findByText('The table lacks: Duration (months). Show below which column it is, or use the template.')).toBeInTheDocument();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Column D (How long) is read as' }), 'Duration (months)');
  await waitFor(() => expect(asked.at(-1)!.searchParams.getAll('column')).toEqual(['D:duration_months']));
  expect(await screen.findByRole('link', { name: 'P2' })).toBeInTheDocument();
});

it('remembers what a person said of columns for the next table with the same headings', async () => {
  const column = { column: 'D', heading: 'How long', field: '', how: 'ignored' } as const;
  rememberColumns([column], { D: 'duration_months' });
  answer = (url) => ({ body: url.searchParams.has('column') ? { ...check, columns: [{ ...column, field: 'duration_months', how: 'choice' }] } : { ...check, lacks: ['duration_months'], proposals: [], columns: [column] } });
  await pasted();
  expect(await screen.findByRole('link', { name: 'P2' })).toBeInTheDocument();
  expect(asked.map((url) => url.searchParams.getAll('column'))).toEqual([[], ['D:duration_months']]);
  expect(recallColumns([{ ...column, heading: 'Another' }])).toBeUndefined();
});

it('says why a file is not read and keeps the way to choose another', async () => {
  answer = () => ({ status: 413, body: { code: 'proposals_many', params: { most: 20000 } } });
  await pasted();
  expect(await screen.findByText('The file holds more than 20000 proposals. Divide it.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Check' })).toBeInTheDocument();
});

it('tells whoever may not judge who can', async () => {
  answer = () => ({ body: {} });
  me.allowedActions = [];
  await show(<CheckProposalsPage />, { namespaces, at: '/proposal-checks', language: 'sv' });
  expect(await screen.findByText(/Internationella kansliet, ledningen och revisorer/)).toBeInTheDocument();
  me.allowedActions = ['judge_proposals'];
});

it('counts what each choice would leave, the other filters kept', () => {
  const counts = facets({ verdict: 'not_eligible' }, check.proposals);
  expect(counts.verdicts).toEqual({ eligible: 1, not_eligible: 1, undecided: 0, refused: 1 });
  expect([...counts.countries]).toEqual([['FI', 1]]);
  expect(check.proposals.filter((one) => takes({ call: 'KA203 2019' }, one)).map(({ id }) => id)).toEqual(['P1', 'P2']);
});

it('reads an address and leaves out what it does not know', () => {
  expect(readSearch({ verdict: 'eligible', rule: 'GRANT-TOTAL-CAP', country: 'SE', call: 'KA203 2019', open: 7, view: 'reading' })).toEqual({ verdict: 'eligible', rule: 'GRANT-TOTAL-CAP', country: 'SE', call: 'KA203 2019', open: 7, view: 'reading' });
  expect(readSearch({ verdict: 'maybe', rule: 'drop table', country: 'QQ', open: -1, view: 'x' })).toEqual({});
});
