import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { CashView } from './CashView';
import type { Cash, Instalment, Thermometer } from './queries';
import { percent, readShares } from './shares';

const partner = (change: Partial<Thermometer>): Thermometer =>
  ({
    partnerId: 'p2', role: 'partner', position: 1, planned: '300.00', submitted: '0.00', approved: '100.00', paid: '0.00', entitled: '120.00', owed: '100.00', toPay: '120.00', over: '0.00', state: 'owed',
    organisation: { id: 'o2', name: 'Åbo Akademi', country: 'FI', city: 'Åbo' },
    ...change,
  }) as Thermometer;

const instalment = (change: Partial<Instalment>): Instalment =>
  ({ id: 'i1', number: 1, kind: 'prefinancing', share: '0.4', amount: '200.00', terms: 'agreement', remark: '', dueOn: null, receivedOn: null, receivedAmount: null, reference: '', version: 1, ...change }) as Instalment;

const cash = (change: Partial<Cash>): Cash => ({
  projectId: 'x', scope: 'project', grantAwarded: '500.00', sums: { planned: '200.00', received: '0.00', paid: '0.00', held: '0.00' },
  partners: [partner({ partnerId: 'p1', role: 'coordinator', position: 0, organisation: { ...partner({}).organisation, name: 'Lund' } }), partner({}), partner({ partnerId: 'p3', position: 2, state: 'overpaid', over: '0.01', toPay: '0.00', paid: '300.01' })],
  instalments: [instalment({})], payments: [], allowedActions: ['manage_cash'], ...change,
});

const asked = vi.fn<(request: Request) => unknown>();

beforeEach(() => {
  asked.mockReset();
  vi.stubGlobal('fetch', async (request: Request) => Response.json(asked(request)));
});

it('says in words who is owed and who was paid too much', async () => {
  await show(<CashView projectId="x" cash={cash({})} />, { namespaces: ['cash'] });
  expect(screen.getByText('€100 owed')).toBeInTheDocument();
  expect(screen.getByText('€0.01 paid too much')).toBeInTheDocument();
  expect(screen.getByText('Paid by the agency')).toBeInTheDocument();
  expect(screen.getByText(/The instalments add up to €200, the grant is €500/)).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});

it('fills in what may be handed on and asks for the day', async () => {
  asked.mockReturnValue(cash({}));
  await show(<CashView projectId="x" cash={cash({})} />, { namespaces: ['cash'] });
  await userEvent.click(screen.getAllByRole('button', { name: 'Enter payment: Åbo Akademi' })[0]!);
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findAllByText(/Write a date/)).not.toHaveLength(0);
  expect(asked).not.toHaveBeenCalled();
  await userEvent.type(within(dialog).getByRole('textbox', { name: /Day of payment/ }), '2026-03-02');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(asked).toHaveBeenCalled());
  expect(await asked.mock.calls[0]![0].json()).toEqual({ partnerId: 'p2', kind: 'payment', amount: '120.00', paidOn: '2026-03-02', instalmentId: '', reference: '', remark: '' });
});

it('plans instalments in shares of one’s own', async () => {
  asked.mockReturnValue(cash({}));
  await show(<CashView projectId="x" cash={cash({ instalments: [] })} />, { namespaces: ['cash'] });
  await userEvent.click(screen.getByRole('button', { name: 'Plan instalments' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('radio', { name: 'Other shares' }));
  await userEvent.type(within(dialog).getByRole('textbox', { name: /Shares in per cent/ }), '50 / 30 / 30');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Plan instalments' }));
  expect(await within(dialog).findAllByText(/add up to 100/)).not.toHaveLength(0);
  expect(asked).not.toHaveBeenCalled();
  await userEvent.clear(within(dialog).getByRole('textbox', { name: /Shares in per cent/ }));
  await userEvent.type(within(dialog).getByRole('textbox', { name: /Shares in per cent/ }), '50 / 30 / 20');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Plan instalments' }));
  await waitFor(() => expect(asked).toHaveBeenCalled());
  expect(await asked.mock.calls[0]![0].json()).toEqual({ shares: ['0.5000', '0.3000', '0.2000'] });
});

it('shows a partner its own money and nothing to do', async () => {
  const own = cash({ scope: 'own_organisation', sums: undefined, partners: [partner({})], instalments: [instalment({ amount: null, share: '', receivedOn: '2026-01-02' })], allowedActions: [] });
  await show(<CashView projectId="x" cash={own} />, { namespaces: ['cash'] });
  expect(screen.getByText('Received 2026-01-02')).toBeInTheDocument();
  expect(screen.queryAllByRole('button')).toEqual([]);
});

it('reads and writes shares exactly', () => {
  expect(readShares('80/20')).toEqual(['0.8000', '0.2000']);
  expect(readShares('33,33 33,33 33,34 %')).toEqual(['0.3333', '0.3333', '0.3334']);
  expect(readShares('100')).toEqual(['1.0000']);
  expect(['80/21', '', '0/100', 'x/100', '-20/120'].map(readShares)).toEqual([null, null, null, null, null]);
  expect(['0.40', '0.3333', '1', '0.005', '0.4'].map((share) => percent(share, 'sv'))).toEqual(['40', '33,33', '100', '0,5', '40']);
});
