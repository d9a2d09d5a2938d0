import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createI18n } from '@/i18n/i18n';
import { changesInWords } from './changesInWords';
import { MoveButtons } from './MoveButtons';
import { MoveDialog } from './MoveDialog';
import { nextDates } from './nextDates';
import { OrganisationPicker } from './OrganisationPicker';
import { signsFor, textsOwed } from './partnerSigns';
import type { Eligibility, Mark, Organisation, Partner, Project } from './queries';
import { ribbonMarks } from './ribbonMarks';
import { VerdictPanel } from './VerdictPanel';
import { show as showPage } from '@/testing/render';
import { wholeMonths } from './wholeMonths';

const mark = (change: Partial<Mark>): Mark => ({ kind: 'deliverable', id: 'd1', code: 'D1.1', title: 'Report', on: '2027-03-31', untilOn: null, status: 'planned', done: false, late: false, ...change });

const judged = (change: Partial<Eligibility> = {}): Eligibility => ({
  verdict: 'not_eligible',
  ruleBook: { action: 'KA203', callYear: 2019, version: 'KA203-2019.1' },
  rules: [
    { rule: 'CONS-MIN-COUNTRIES', severity: 'blocker', state: 'broken', confirmed: true, missing: [], findings: [{ severity: 'blocker', path: '/organisations', message: 'At least 3 countries. Now: 2.' }], source: { title: 'Programme Guide', address: 'https://example.org/guide' } },
    { rule: 'ORG-ECHE', severity: 'blocker', state: 'unknown', confirmed: true, missing: ['whether Lund holds a charter'], findings: [] },
    { rule: 'PROJ-DURATION', severity: 'blocker', state: 'holds', confirmed: true, missing: [], findings: [] },
    { rule: 'GRANT-LUMP-SUM', severity: 'blocker', state: 'not_applicable', confirmed: true, missing: [], findings: [] },
  ],
  missing: [{ rule: 'CONS-MIN-COUNTRIES', kind: 'add_organisations', words: 'one more organisation, from a Programme Country other than Finland and Sweden' }],
  counts: { organisations: 3, programmeOrganisations: 3, programmeCountries: 2 },
  grant: { requested: '300000.00', cap: '300000.00', headroom: '0.00', byYear: [] },
  candidates: ['DE'],
  judgedOn: '2026-03-16',
  ...change,
});

const project = { id: 'p1', acronym: 'BRIDGE', status: 'planning', version: 4, startOn: null, grantRequested: '300000.00' } as Project;

const asked = vi.fn<(request: Request) => unknown>();

async function show(node: ReactNode, language: 'sv' | 'en' = 'en') {
  const i18n = await createI18n(language);
  await i18n.loadNamespaces('consortium');
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <I18nextProvider i18n={i18n}>
      <MantineProvider env="test">
        <QueryClientProvider client={client}>{node}</QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>,
  );
}

beforeEach(() => {
  asked.mockReset();
  vi.stubGlobal('fetch', async (request: Request) => {
    const answer = asked(request);
    return answer instanceof Response ? answer : Response.json(answer);
  });
});

describe('what comes next', () => {
  it('is late work first, then the nearest day, without what is done or past', () => {
    const marks = [
      mark({ id: 'far', on: '2027-06-30' }),
      mark({ id: 'near', on: '2027-04-01' }),
      mark({ id: 'done', on: '2027-05-01', done: true }),
      mark({ id: 'late', on: '2027-01-31', late: true }),
      mark({ id: 'past', kind: 'report_due', on: '2027-02-01' }),
      mark({ id: 'going-on', kind: 'activity', on: '2027-03-30', untilOn: '2027-04-02' }),
    ];
    expect(nextDates(marks, '2027-04-01').map(({ id }) => id)).toEqual(['late', 'going-on', 'near', 'far']);
  });
});

describe('the ribbon', () => {
  it('ends with the last day of the project and leads to the record of each mark', async () => {
    const i18n = await createI18n('en');
    await i18n.loadNamespaces('consortium');
    const marks = ribbonMarks([mark({}), mark({ id: 'r1', kind: 'report_due', code: '1' })], { id: 'p1', startOn: '2019-09-01', durationMonths: 24 }, i18n.getFixedT('en', 'consortium'));
    expect(marks.map(({ kind, short, on, to }) => [kind, short, on, to])).toEqual([
      ['deliverable', 'D1.1', '2027-03-31', '/projects/p1/plan?open=d1'],
      ['report', 'R1', '2027-03-31', '/projects/p1/reports'],
      ['milestone', 'End', '2021-08-31', '/projects/p1'],
    ]);
  });
});

describe('the trail', () => {
  it('tells amounts and states in words and leaves ids out', async () => {
    const i18n = await createI18n('en');
    await i18n.loadNamespaces('consortium');
    const t = i18n.getFixedT('en', 'consortium');
    const entry = { action: 'project_moved', changes: { status: { from: 'submitted', to: 'granted' }, grant_awarded_cents: { to: '290000.00' }, organisation_id: { to: 'x' } } };
    expect(changesInWords(entry, t, (amount) => `€${amount}`)).toEqual([
      { label: 'Status', from: 'Submitted', to: 'Granted' },
      { label: 'Grant awarded', from: '', to: '€290000.00' },
    ]);
    expect(changesInWords({ action: 'report_submitted', changes: { status: { to: 'submitted' } } }, t, String)[0]?.to).toBe('submitted');
  });
});

it('reads whole months only', () => {
  expect(['24', ' 36 ', '0', '', '2,5', 'två', '1000'].map(wholeMonths)).toEqual([24, 36, null, null, null, null, null]);
});

describe('the verdict', () => {
  it('says what is missing first and offers the act only where an organisation is missing', async () => {
    asked.mockReturnValue(judged());
    const { container } = await show(<VerdictPanel projectId="p1" months={24} act={<button type="button">Find one</button>} />);
    expect(await screen.findByText(/Missing: one more organisation/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Find one' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Why' }));
    const rules = within(screen.getByRole('list', { name: 'Rules' })).getAllByRole('listitem');
    expect(rules.map((rule) => rule.textContent)).toEqual([
      expect.stringContaining('At least 3 countries. Now: 2.'),
      expect.stringContaining('whether Lund holds a charter'),
      expect.stringContaining('PROJ-DURATION'),
    ]);
    expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual([]);
  });

  it('tells the facts of an eligible project in the reader’s language', async () => {
    asked.mockReturnValue(judged({ verdict: 'eligible', missing: [], rules: [] }));
    await show(<VerdictPanel projectId="p1" months={24} act={<button type="button">Hitta en</button>} />, 'sv');
    expect(await screen.findByText(/3 organisationer från 2 programländer · 24 månader · 300 000 € av högst 300 000 €/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Hitta en' })).toBeNull();
    expect(new URL(asked.mock.calls[0]![0].url).searchParams.get('language')).toBe('sv');
  });
});

describe('what is asked of a partner', () => {
  const lund = { organisation: { type: 'higher_education_institution' }, role: 'partner', standing: 'programme_country', strategyLink: ' ', strategyNeeded: true, addedValue: 'Åbo', addedValueNeeded: 3 } as Partner;

  it('is a mandate of whoever gives one to the coordinator', () => {
    expect(signsFor(lund)).toEqual(['charter', 'mandate']);
    expect(signsFor({ ...lund, role: 'coordinator' })).toEqual(['charter']);
    expect(signsFor({ ...lund, role: 'associated' })).toEqual([]);
    expect(signsFor({ ...lund, standing: 'partner_country' })).toEqual(['mandate']);
  });

  it('is a text only where the call asks for one', () => {
    expect(textsOwed(lund)).toEqual(['strategyLink']);
    expect(textsOwed({ ...lund, strategyNeeded: false, addedValueNeeded: 4 })).toEqual(['addedValue']);
  });
});

describe('a change of status', () => {
  it('is no main act while the rules stop it, and says where to look', async () => {
    const moving = { ...project, moves: [{ to: 'submitted', back: false }] } as Project;
    asked.mockReturnValue(judged());
    const stopped = await showPage(<MoveButtons project={moving} />, { namespaces: ['consortium'] });
    expect(await screen.findByRole('link', { name: 'See what remains' })).toHaveAttribute('href', '/projects/p1/consortium/check');
    expect(screen.getByRole('button', { name: 'Mark as submitted' })).toHaveAttribute('data-variant', 'default');
    stopped.unmount();
    asked.mockReturnValue(judged({ verdict: 'eligible' }));
    await showPage(<MoveButtons project={moving} />, { namespaces: ['consortium'] });
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Mark as submitted' })).toHaveAttribute('data-variant', 'filled'));
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('is not offered while a rule stops it, and says which', async () => {
    asked.mockReturnValue(judged());
    await show(<MoveDialog project={project} route={{ to: 'submitted', back: false }} opened onClose={() => undefined} />);
    expect(await screen.findByText('At least 3 countries. Now: 2.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Mark as submitted' })).toBeNull();
  });

  it('sends the version that was shown and puts a refusal at its field', async () => {
    asked.mockReturnValue(Response.json({ status: 422, code: 'invalid', errors: [{ pointer: '/agreementNumber', code: 'required' }] }, { status: 422, headers: { 'content-type': 'application/problem+json' } }));
    await show(<MoveDialog project={{ ...project, status: 'granted' }} route={{ to: 'contracted', back: false }} opened onClose={() => undefined} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Record the agreement' }));
    expect(await screen.findByLabelText('Agreement number')).toBeInvalid();
    expect(asked.mock.calls[0]![0].headers.get('If-Match')).toBe('"4"');
  });
});

describe('the search for an organisation', () => {
  it('chooses with the keyboard alone', async () => {
    const lund = { id: 'o1', name: 'Lunds universitet', city: 'Lund', country: 'SE', type: 'higher_education_institution' } as Organisation;
    asked.mockReturnValue({ items: [lund], allowedActions: [] });
    const chosen = vi.fn();
    await show(<OrganisationPicker name="organisationId" label="Organisation" chosen="" onChoose={chosen} />);
    await userEvent.type(await screen.findByLabelText('Organisation'), 'lund');
    await screen.findByRole('option', { name: /Lunds universitet/ });
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(chosen).toHaveBeenLastCalledWith(lund);
  });
});
