import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { ComparisonTable } from './ComparisonTable';
import { differsFirst } from './comparisonTerms';
import type { Project } from './queries';
import { SuggestionList } from './SuggestionList';
import type { ComparedRule, Comparison, JudgedCall, Suggestion, Withdrawal, Withdrawals } from './whatIfQueries';
import { readWhatIfSearch } from './whatIfSearch';
import { WithdrawalTable } from './WithdrawalTable';

const namespaces = ['whatIf', 'consortium', 'budget'];
const project = { id: 'p1', acronym: 'BRIDGE', allowedActions: ['edit_consortium'] } as unknown as Project;
const organisation = (name: string, country: string) => ({ id: name, name, shortName: '', type: 'higher_education_institution', country, city: name, oid: null, isOwn: false, charterFrom: null, charterUntil: null, latitude: null, longitude: null });

const withdrawal = (change: Partial<Withdrawal> = {}): Withdrawal => ({
  partnerId: 'p-lund', organisation: organisation('Lund', 'SE'), role: 'partner', verdict: 'eligible', broken: [], worse: [], mended: [], missing: [], workPackages: [], deliverables: [], activities: [], ...change,
});
const tests = (items: Withdrawal[], change: Partial<Withdrawals> = {}): Withdrawals => ({ verdict: 'eligible', judged: true, items, ...change });
const freed = { planned: '30000.00', claimed: '5000.50', left: '24999.50', byCategory: [{ category: 'project_management', planned: '30000.00', claimed: '5000.50', left: '24999.50' }] };

describe('the withdrawal table', () => {
  it('tells what breaks, what is orphaned and what is freed, and leads to a replacement', async () => {
    await show(
      <WithdrawalTable
        project={project}
        tests={tests([
          withdrawal({
            verdict: 'not_eligible', freed,
            broken: [{ rule: 'CONS-MIN-COUNTRIES', severity: 'blocker', message: 'At least 3 countries. Now: 2.', confirmed: true }, { rule: 'GRANT-BUDGET-SUM', severity: 'warning', message: 'The budget adds up to less.', confirmed: true }],
            deliverables: [{ id: 'd1', code: 'D1.1', title: 'Handbook', dueOn: '2027-01-31' }, { id: 'd2', code: 'D1.2', title: 'Plan', dueOn: '2027-02-28' }],
            activities: [{ id: 'a1', code: 'C1', title: 'Workshop', startsOn: '2027-03-01' }],
          }),
          withdrawal({ partnerId: 'p-turku', organisation: organisation('Turku', 'FI') }),
        ])}
      />,
      { namespaces },
    );
    const row = screen.getByRole('row', { name: /Lund/ });
    expect(within(row).getByText('no longer eligible')).toBeVisible();
    expect(within(row).getByText('At least 3 countries. Now: 2.')).toBeVisible();
    expect(within(row).queryByText('The budget adds up to less.')).toBeNull();
    expect(within(row).getByText('2 deliverables: D1.1, D1.2')).toBeVisible();
    expect(within(row).getByText('Activity C1 without a host')).toBeVisible();
    expect(within(row).getByRole('link', { name: 'Find a replacement for Lund' })).toHaveAttribute('href', expect.stringContaining('without=p-lund'));
    await userEvent.click(within(row).getByRole('button', { name: /24,999.50/ }));
    expect(await screen.findByText('Project management')).toBeVisible();
    expect(within(screen.getByRole('row', { name: /Turku/ })).getByText('still eligible')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('shows no money to who is told none, and no rules where nothing is judged', async () => {
    await show(<WithdrawalTable project={project} tests={tests([withdrawal({ verdict: '' })], { judged: false, verdict: 'undecided' })} />, { namespaces, language: 'sv' });
    expect(screen.queryByRole('columnheader', { name: 'Frigörs i budgeten' })).toBeNull();
    expect(screen.queryByRole('columnheader', { name: 'Reglerna' })).toBeNull();
    expect(screen.getByText('inget')).toBeVisible();
  });
});

const side = (state: ComparedRule['own']['state'], messages: string[] = []): ComparedRule['own'] => ({
  rule: 'X', severity: 'blocker', state, findings: messages.map((message) => ({ severity: 'blocker', path: '', message })), missing: [], confirmed: true,
});
const rule = (id: string, change: ComparedRule['change'], own: ComparedRule['own'], other: ComparedRule['own']): ComparedRule => ({ rule: id, severity: 'blocker', change, own, other });
const judgedCall = (action: string, callYear: number, change: Partial<JudgedCall>): JudgedCall => ({
  ruleBook: { action, callYear, version: `${action}-${callYear}.1` }, verdict: 'eligible', missing: [], counts: { organisations: 3, programmeOrganisations: 3, programmeCountries: 3 },
  grant: { requested: '250000.00', cap: '450000.00', headroom: '200000.00', byYear: [] },
  terms: { minOrganisations: 3, minCountries: 3, minMonths: 24, maxMonths: 36, totalMax: '450000.00', totalMin: null, perYear: '150000.00', lumpSums: [] }, ...change,
});

describe('the comparison of calls', () => {
  const rules = [rule('CONS-MIN-ORGANISATIONS', 'same', side('holds'), side('holds')), rule('GRANT-TOTAL-CAP', 'goes', side('holds'), side('not_applicable')), rule('CONS-MIN-COUNTRIES', 'breaks', side('holds'), side('broken', ['Two countries only.']))];
  const comparison: Comparison = {
    own: judgedCall('KA203', 2019, {}), rules,
    other: judgedCall('KA220-HED', 2023, { verdict: 'not_eligible', missing: [{ rule: 'CONS-MIN-COUNTRIES', kind: 'add_organisations', words: 'one more organisation' }], terms: { minOrganisations: 3, minCountries: 3, minMonths: 12, maxMonths: 36, totalMax: null, totalMin: null, perYear: null, lumpSums: ['120000.00', '250000.00'] } }),
    standings: [{ partnerId: 'p-leeds', name: 'Leeds', country: 'GB', own: 'programme_country', other: 'partner_country' }],
  };

  it('puts what breaks first and what is the same out of the way', async () => {
    expect(differsFirst(rules).map(({ change }) => change)).toEqual(['breaks', 'goes', 'same']);
    await show(<ComparisonTable comparison={comparison} />, { namespaces });
    const table = screen.getByRole('table', { name: 'What differs' });
    const rows = within(table).getAllByRole('row').slice(1).map((row) => row.textContent);
    expect(rows[0]).toContain('one more organisation');
    expect(rows[1]).toContain('Two countries only.');
    expect(within(table).getByText('a new blocker')).toBeVisible();
    expect(within(table).getByText('does not count as a Programme Country')).toBeVisible();
    expect(within(table).getByText('12–36 months')).toBeVisible();
    expect(within(table).queryByText('Number of organisations')).toBeNull();
    expect(screen.getByText('Number of organisations')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });
});

describe('the suggestions', () => {
  const asked = vi.fn<(url: string, body: unknown) => void>();
  beforeEach(() => {
    asked.mockReset();
    vi.stubGlobal('fetch', async (request: Request) => {
      asked(request.url, await request.json());
      return Response.json({}, { status: 201 });
    });
  });
  const suggestion = (change: Partial<Suggestion> = {}): Suggestion => ({
    organisation: { id: 'o1', name: 'Tartu', type: 'higher_education_institution', country: 'EE', city: 'Tartu' }, help: 'completes', verdict: 'eligible', sharedProjects: 1, candidate: false,
    reasons: [{ kind: 'completes', caution: false, words: 'With it the consortium becomes eligible.' }, { kind: 'new_country', caution: false, words: 'Estonia is new.' }, { kind: 'charter_unknown', caution: true, words: 'Ask for the charter.' }], ...change,
  });

  it('come with reasons in words and become candidate or partner by one act', async () => {
    await show(<SuggestionList project={project} suggestions={[suggestion(), suggestion({ organisation: { id: 'o2', name: 'Porto', type: 'company', country: 'PT', city: '' }, candidate: true })]} />, { namespaces });
    expect(screen.getAllByText('makes the consortium eligible')).toHaveLength(2);
    expect(screen.getAllByText('Estonia is new.')[0]).toBeVisible();
    expect(screen.getAllByLabelText('To consider:')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Add as candidate: Porto' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Add as candidate: Tartu' }));
    expect(asked).toHaveBeenCalledWith(expect.stringContaining('/candidates'), expect.objectContaining({ organisationId: 'o1', role: 'partner' }));
    await userEvent.click(screen.getByRole('button', { name: 'Add as partner: Tartu' }));
    expect(asked).toHaveBeenLastCalledWith(expect.stringContaining('/partners'), expect.objectContaining({ organisationId: 'o1' }));
    expect(await violations()).toEqual([]);
  });

  it('offer no act to who may not change the consortium, and the rest on demand', async () => {
    const many = Array.from({ length: 12 }, (_, at) => suggestion({ organisation: { id: `o${at}`, name: `University ${at}`, type: 'company', country: 'EE', city: '' } }));
    await show(<SuggestionList project={{ ...project, allowedActions: [] }} suggestions={many} />, { namespaces });
    expect(screen.getAllByRole('button')).toHaveLength(1);
    expect(screen.queryByText('University 11')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(screen.getByText('University 11')).toBeVisible();
  });
});

it('the address keeps only what the page understands', () => {
  expect(readWhatIfSearch({ view: 'calls', action: 'KA203', callYear: 2019, country: '', type: 7 })).toEqual({ view: 'calls', action: 'KA203', callYear: 2019, country: undefined, type: undefined, without: undefined });
  expect(readWhatIfSearch({ view: 'weather' }).view).toBeUndefined();
});
