import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { FinalGrantView } from './FinalGrantView';
import type { FinalGrant } from './queries';

const ground = { absent: false, source: { title: 'Annex III', address: 'https://example.org' }, confirmed: true, note: '' };
const organisation = { id: 'o2', name: 'Åbo Akademi', country: 'FI', city: 'Åbo' };

const final = {
  scope: 'project', ruleBook: 'KA203-2018.1', score: '', decidedOn: null, source: '', addendum: false, agencyGrant: '90.00', setBy: '', version: 1, allowedActions: ['settle_grant'],
  result: {
    final: '100.00', received: '120.00', balance: '-20.00',
    steps: [
      { code: 'approved', before: '130.00', after: '130.00', share: '', waiting: false, ground },
      { code: 'transfers', before: '130.00', after: '100.00', share: '0.20', waiting: false, ground: { ...ground, confirmed: false } },
      { code: 'awarded', before: '100.00', after: '100.00', share: '', waiting: false, ground: { ...ground, absent: true, source: { title: '' }, note: 'Nothing was found.' } },
      { code: 'score', before: '100.00', after: '100.00', share: '', waiting: true, ground },
    ],
    categories: [{ code: 'multiplier_events', planned: '80.00', approved: '130.00', growthLimit: '96.00', growthRule: 'max_in', growth: ground, capGround: ground, uncovered: '16.00', accepted: '80.00' }],
  },
  partners: [
    { partnerId: 'p1', role: 'coordinator', position: 0, approved: '0.00', final: '0.00', paid: '20.00', balance: '-20.00', organisation: { ...organisation, name: 'Lund' } },
    { partnerId: 'p2', role: 'partner', position: 1, approved: '130.00', final: '100.00', paid: '100.00', balance: '0.00', organisation },
    { partnerId: 'p3', role: 'partner', position: 2, approved: '0.00', final: '0.00', paid: '5.00', balance: '-5.00', organisation: { ...organisation, name: 'Tartu' } },
  ],
} as unknown as FinalGrant;

it('explains each step, what is unconfirmed and what no rule says', async () => {
  await show(<FinalGrantView projectId="x" final={final} />, { namespaces: ['finalGrant', 'budget'] });
  expect(screen.getByText('To be paid back to the agency')).toBeInTheDocument();
  expect(screen.getByText(/The agency found €90; the calculation gives €100/)).toBeInTheDocument();
  expect(screen.getByText('The rule book has no such rule; nothing is changed.')).toBeInTheDocument();
  expect(screen.getByText('Nothing was found.')).toBeInTheDocument();
  expect(screen.getAllByText('unconfirmed')).toHaveLength(1);
  expect(screen.getByText('€5 to pay back')).toBeInTheDocument();
  expect(screen.getByText('€16 covered by no other category')).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});

it('sends the score as the program reads it', async () => {
  const asked = vi.fn<(request: Request) => unknown>(() => final);
  vi.stubGlobal('fetch', async (request: Request) => Response.json(asked(request)));
  await show(<FinalGrantView projectId="x" final={final} />, { namespaces: ['finalGrant', 'budget'] });
  await userEvent.click(screen.getByRole('button', { name: 'Enter the decision' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByRole('textbox', { name: /Score/ }), '1234');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(asked).not.toHaveBeenCalled();
  await userEvent.clear(within(dialog).getByRole('textbox', { name: /Score/ }));
  await userEvent.type(within(dialog).getByRole('textbox', { name: /Score/ }), '45,5');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(asked).toHaveBeenCalled());
  expect(await asked.mock.calls[0]![0].json()).toMatchObject({ score: '45.5', agencyGrant: '90.00', addendum: false });
});
