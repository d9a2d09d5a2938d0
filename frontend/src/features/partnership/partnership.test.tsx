import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { ComparisonTable } from './ComparisonTable';
import { ProposalBoard } from './ProposalBoard';
import { emptyDraft, emptyOrganisation, fieldsOf } from './proposalDraft';
import { ProposalForm } from './ProposalForm';
import type { Assessment, Proposal } from './queries';

const proposal = (change: Partial<Proposal>): Proposal => ({
  id: 'p1', title: 'Nursing with Turku', purpose: 'Shared training.', origin: 'employee', areas: ['education'], institutionWide: 'yes',
  organisations: [{ id: 'o1', organisationId: 'r1', name: 'Turku', country: 'FI', city: 'Turku', type: 'higher_education_institution', proposedAs: '' }],
  submitter: 'Bo Ek', submittedAt: '2026-03-01T09:00:00Z', stage: 'consultation', stageSince: '2026-03-10T09:00:00Z', daysInStage: 6, reason: '', history: [],
  moves: [
    { to: 'decision_basis', back: false, doubts: ['criteria_open'], reasonNeeded: true },
    { to: 'preparation', back: true, doubts: [], reasonNeeded: true },
  ],
  demonstration: false, version: 4, allowedActions: ['handle_proposals'], ...change,
});

const assessment: Assessment = {
  strategy: { score: 3, reason: 'It fits.' }, complement: { score: null, reason: '' }, portfolio: { score: 0, reason: 'Much alike.' },
  ethics: [{ question: 'democratic_values', answer: 'no', reason: 'Elections were cancelled.' }],
  ethicsOutcome: 'fails', sum: null, assessedBy: 'Bo Ek', version: 2, allowedActions: [], overlap: { proposals: [], projects: [] },
};

it('moves a card by its menu, and tells the doubts before a reason is asked for', async () => {
  await show(<ProposalBoard proposals={[proposal({})]} loadingMore={false} />, { namespaces: ['partnership'] });
  const column = screen.getByRole('region', { name: 'Consultation 1' });
  expect(within(column).getByText(/6 days in this stage/)).toBeInTheDocument();
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Move Nursing with Turku' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'To the basis for decision' }));
  const dialog = await screen.findByRole('dialog', { name: 'To the basis for decision' });
  expect(within(dialog).getByText('Not all four criteria are assessed.')).toBeInTheDocument();
  expect(within(dialog).getByRole('textbox', { name: 'Reason' })).toBeInTheDocument();
});

it('opens the comparison once two proposals are chosen', async () => {
  await show(<ProposalBoard proposals={[proposal({}), proposal({ id: 'p2', title: 'Climate' })]} loadingMore={false} />, { namespaces: ['partnership'] });
  await userEvent.click(screen.getByRole('checkbox', { name: 'Choose Climate for comparison' }));
  expect(screen.queryByRole('link', { name: 'Compare' })).toBeNull();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Choose Nursing with Turku for comparison' }));
  expect(screen.getByRole('link', { name: 'Compare' })).toHaveAttribute('href', '/partnerships/comparison?proposals=p2%2Cp1');
});

it('says a no on ethics in words beside the scores', async () => {
  await show(<ComparisonTable compared={[{ proposal: proposal({}), assessment, opinions: [] }]} />, { namespaces: ['partnership'] });
  const row = screen.getByRole('row', { name: /^K4 Ethics/ });
  expect(row).toHaveTextContent('Not met');
  expect(row).toHaveTextContent('Are there democratic core values? No. Elections were cancelled.');
  expect(screen.getByRole('row', { name: /^K2 Complementarity/ })).toHaveTextContent('Not assessed');
  expect(await violations()).toEqual([]);
});

it('asks an employee no origin, and tells that only what is institution-wide becomes strategic', async () => {
  const onChange = vi.fn();
  await show(<ProposalForm draft={{ ...emptyDraft, institutionWide: 'no' }} onChange={onChange} onSubmit={() => undefined} busy={false} problem={null} origins={['employee']} submit="Send" cancel={null} />, { namespaces: ['partnership'] });
  expect(screen.queryByRole('combobox', { name: 'Origin' })).toBeNull();
  expect(screen.getByText(/Only what concerns the whole institution/)).toBeInTheDocument();
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'It is not in the register' }));
  expect(onChange).toHaveBeenLastCalledWith(expect.objectContaining({ organisations: [{ ...emptyOrganisation, written: true }] }));
});

it('leaves out lines that nothing was entered in', () => {
  const written = { ...emptyOrganisation, written: true, name: 'Example Region', country: 'NO' };
  expect(fieldsOf({ ...emptyDraft, organisations: [emptyOrganisation, written] }).organisations).toEqual([{ name: 'Example Region', country: 'NO' }]);
});
