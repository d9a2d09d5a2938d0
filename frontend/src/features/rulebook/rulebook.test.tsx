import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { api } from '@/api/client';
import { show, violations } from '@/testing/render';
import { changesOf, complaintsOf, emptyForm, type Target } from './changeForm';
import { DifferenceTable } from './DifferenceTable';
import { NewerRulesDialog } from './NewerRulesDialog';
import type { BookValue, Edition, ProjectRuleBook } from './queries';
import { EditionTable } from './RuleBooksPage';
import { ValueDialog } from './ValueDialog';
import { ValueTable } from './ValueTable';

const value = (of: string, shown: unknown, kind: BookValue['fields'][number]['kind'], change: Partial<BookValue> = {}): BookValue => ({
  at: `/rule_book/${of.replaceAll('.', '/')}`,
  of,
  key: '',
  fields: [{ name: 'value', kind, value: shown, options: [], optional: false }],
  since: '2027-01-01',
  until: '2027-12-31',
  sources: [{ title: 'Programme Guide', address: 'https://example.org/guide' }],
  confirmed: false,
  note: 'From memory.',
  ...change,
});

const edition: Edition = {
  key: 'draft-1', id: 'draft-1', version: 'KA220-HED-2027.1+own.1', action: 'KA220-HED', callYear: 2027, status: 'draft', inUse: false, openToHigherEducation: true,
  base: 'KA220-HED-2027.1', official: 'KA220-HED-2027.1', confirmed: 27, unconfirmed: 8, changed: 1, projects: 0, note: '', allowedActions: ['edit_rule_book'], rowVersion: 3,
};

const share = value('budget.project_management_share', '0.2', 'share');
const target: Target = { at: share.at, of: share.of, fields: share.fields, value: share };

beforeEach(() => vi.restoreAllMocks());
afterEach(() => vi.unstubAllGlobals());

it('lists editions with their kind, how sure they are and who uses them', async () => {
  const { container } = await show(<EditionTable editions={[edition, { ...edition, key: 'KA220-HED-2027.1', version: 'KA220-HED-2027.1', status: 'official', base: undefined, inUse: true }]} />);
  expect(await screen.findByRole('cell', { name: /official, new projects take it/ })).toBeInTheDocument();
  expect(screen.getAllByRole('cell', { name: /8 of 35/ })).toHaveLength(2);
  expect(await violations(container)).toEqual([]);
});

it('tells a value with its source and the mark that nobody has confirmed it', async () => {
  await show(<ValueTable caption="The grant" official={() => true} values={[share, value('grant.lump_sums', ['120000.00', '250000.00'], 'amounts')]} />);
  expect(await screen.findByRole('rowheader', { name: /Largest share of project management/ })).toBeInTheDocument();
  expect(screen.getByText('20%')).toBeInTheDocument();
  expect(screen.getByText(/€120,000, €250,000/)).toBeInTheDocument();
  expect(screen.getAllByText('unconfirmed')).toHaveLength(2);
  expect(screen.getAllByText(share.note)[0]).toHaveAttribute('lang', 'en');
});

it('tells what was absent before and what is now', async () => {
  await show(<DifferenceTable caption="Values" differences={[{ of: share.of, key: '', says: true, before: share, after: value(share.of, '0.25', 'share') }, { of: 'grant.total_min', key: '', says: true, after: value('grant.total_min', '1.00', 'amount') }]} />);
  expect(await screen.findByText('25%')).toBeInTheDocument();
  expect(screen.getByText('was not there')).toBeInTheDocument();
});

it('sends a change with its own source and reason, and keeps what was typed when it is refused', async () => {
  const patch = vi.spyOn(api, 'PATCH').mockRejectedValue(new Error('refused'));
  await show(<ValueDialog edition={edition} target={target} onClose={() => undefined} />);
  const field = await screen.findByRole('textbox', { name: /Value, per cent/ });
  expect(field).toHaveValue('20');
  const write = (control: HTMLElement, text: string) => fireEvent.change(control, { target: { value: text } });
  write(field, '25');
  write(screen.getByRole('textbox', { name: /^Source 1/ }), 'Letter of the agency');
  write(screen.getByRole('textbox', { name: /Reason of the change/ }), 'They told us.');
  await userEvent.click(screen.getByRole('button', { name: 'Save to the draft' }));
  await waitFor(() => expect(patch).toHaveBeenCalled());
  const [, request] = patch.mock.calls[0] as unknown as [string, { body: { changes: unknown[] } }];
  expect(request.body.changes).toEqual([{ at: share.at, fields: { value: '0.25' }, since: '2027-01-01', until: '2027-12-31', sources: [{ title: 'Letter of the agency', address: undefined }], note: 'They told us.', confirmed: false }]);
  expect(field).toHaveValue('25');
});

it('moves an announced country into the Programme in one request', () => {
  const countries = value('countries.programme', ['AT', 'SE'], 'countries', { at: '/countries/programme' });
  const pending = value('countries.pending', 'CH', 'country', { at: '/countries/pending/0', fields: [{ name: 'country', kind: 'country', value: 'CH', options: [], optional: false }] });
  const joining: Target = { at: pending.at, of: pending.of, fields: [], value: pending, joins: countries };
  const { changes } = changesOf(joining, { ...emptyForm(joining, 2027, 'en'), note: 'In force.' });
  expect(changes[0]).toMatchObject({ at: '/countries/programme', fields: { value: ['AT', 'SE', 'CH'] }, note: 'In force.' });
  expect(changes[1]).toEqual({ at: '/countries/pending/0', remove: true });
});

it('puts complaints at the part, the source or the day that they are about', () => {
  const t = ((key: string | string[]) => (Array.isArray(key) ? key[0] : key)) as never;
  const problem = { fields: new Map([['a', { pointer: '/changes/0/fields/value', code: 'share_range' }], ['b', { pointer: '/changes/0/sources', code: 'source_needed' }], ['c', { pointer: '/changes/0/until', code: 'until_before_since' }], ['d', { pointer: '/changes/0/at', code: 'unknown_place' }]]) } as never;
  const { fields, rest } = complaintsOf(t, problem, target);
  expect(Object.keys(fields).sort()).toEqual(['part.value', 'sources.0.title', 'until']);
  expect(rest).toHaveLength(1);
});

const outlook: NonNullable<ProjectRuleBook['before']> = { verdict: 'eligible', findings: [], missing: [], cap: '400000.00', headroom: null, judgedOn: '2026-11-22' };
const pinned: ProjectRuleBook = {
  version: 'KA220-HED-2027.1', own: false, newest: 'KA220-HED-2027.1+own.1', newestOwn: true, projectVersion: 4, taking: 'freely',
  differences: [{ of: share.of, key: '', says: true, before: share, after: value(share.of, '0.25', 'share') }],
  before: { ...outlook, findings: [] }, after: { ...outlook, verdict: 'not_eligible', missing: [], findings: [{ rule: 'CONS-MIN-COUNTRIES', severity: 'blocker', message: 'At least 5 countries.', confirmed: true }] },
};

it('shows how a project is judged before and after, and takes the edition that was shown', async () => {
  const put = vi.spyOn(api, 'PUT').mockRejectedValue(new Error('refused'));
  await show(<NewerRulesDialog projectId="p" found={pinned} onClose={() => undefined} />);
  expect(await screen.findByRole('heading', { name: /Now: eligible/ })).toBeInTheDocument();
  expect(screen.getByText(/At least 5 countries\./)).toHaveTextContent('(new)');
  await userEvent.click(screen.getByRole('button', { name: /Judge the project by/ }));
  await waitFor(() => expect(put).toHaveBeenCalled());
  const [, request] = put.mock.calls[0] as unknown as [string, { body: unknown }];
  expect(request.body).toEqual({ version: 'KA220-HED-2027.1+own.1', reason: undefined });
});

it('offers nothing to who may not take it, and says who may', async () => {
  await show(<NewerRulesDialog projectId="p" found={{ ...pinned, taking: 'not_allowed' }} onClose={() => undefined} />);
  expect(await screen.findByText(/The project manager takes the new edition/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /Judge the project by/ })).toBeNull();
});
