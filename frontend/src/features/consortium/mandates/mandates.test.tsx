import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { MandateList } from './MandatesPage';
import type { Mandate } from './mandateQueries';

const mandate = (change: Partial<Mandate>): Mandate =>
  ({
    partnerId: 'p2', role: 'partner', asked: true, state: 'none', requestedOn: null, receivedOn: null, signedOn: null, people: [], moves: [], version: 1, allowedActions: [],
    organisation: { id: 'o2', name: 'Åbo Akademi', country: 'FI', city: 'Åbo' },
    ...change,
  }) as Mandate;

const coordinator = mandate({ partnerId: 'p1', role: 'coordinator', asked: false, organisation: { ...mandate({}).organisation, name: 'Lund' } });
const managed = mandate({
  state: 'none', people: ['Petra'], moves: [{ to: 'requested', back: false }, { to: 'received', back: false }, { to: 'signed', back: false }],
  allowedActions: ['read_mandate_letter', 'move_mandate', 'request_mandate', 'hand_in_mandate'],
});

const asked = vi.fn<(request: Request) => unknown>();

beforeEach(() => {
  asked.mockReset();
  vi.stubGlobal('fetch', async (request: Request) => Response.json(asked(request)));
});

it('asks a partner for its mandate after saying who is written to', async () => {
  asked.mockReturnValue({ mandate: { ...managed, state: 'requested', version: 2 }, told: 1 });
  await show(<MandateList projectId="x" mandates={[coordinator, managed]} />, { namespaces: ['mandates'] });
  expect(screen.getByText('0 of 1 mandate letter is signed.')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /in Swedish/ })).toHaveAttribute('href', '/api/v1/projects/x/partners/p2/mandate-letter?language=sv');
  await userEvent.click(screen.getByRole('button', { name: 'Request the mandate of Åbo Akademi' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('Petra');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Request mandate' }));
  expect(await screen.findByText('The request was sent to 1 person.')).toBeInTheDocument();
  expect(asked.mock.calls[0]![0].url).toContain('/partners/p2/mandate-requests');
  expect(asked.mock.calls[0]![0].headers.get('If-Match')).toBe('"1"');
});

it('moves a mandate with the day of its signature', async () => {
  asked.mockReturnValue({ ...managed, state: 'signed', version: 2 });
  await show(<MandateList projectId="x" mandates={[coordinator, managed]} />, { namespaces: ['mandates'] });
  await userEvent.click(screen.getByRole('button', { name: 'Change state of the mandate of Åbo Akademi' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByRole('textbox', { name: /Day of the signature/ }), '2026-03-02');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Change state' }));
  await waitFor(() => expect(asked).toHaveBeenCalled());
  expect(await asked.mock.calls[0]![0].json()).toEqual({ to: 'signed', on: '2026-03-02' });
});

it('offers a partner its letter and the handing in, and nothing else', async () => {
  const own = mandate({ state: 'requested', requestedOn: '2026-03-01', allowedActions: ['read_mandate_letter', 'hand_in_mandate'] });
  await show(<MandateList projectId="x" mandates={[coordinator, own]} />, { namespaces: ['mandates'] });
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Hand in the signed letter']);
  expect(screen.getByText('requested 2026-03-01')).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});

it('shows the file of a signed letter', async () => {
  const signed = mandate({ state: 'signed', signedOn: '2026-03-02', document: { id: 'd1', name: 'mandate.pdf' }, allowedActions: ['read_mandate_letter'] });
  await show(<MandateList projectId="x" mandates={[signed]} />, { namespaces: ['mandates'] });
  expect(screen.getByRole('link', { name: 'mandate.pdf' })).toHaveAttribute('href', '/api/v1/projects/x/documents/d1/content');
  expect(screen.getByText('Signed')).toBeInTheDocument();
});
