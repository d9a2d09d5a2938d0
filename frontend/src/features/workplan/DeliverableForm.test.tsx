import { useQueryClient } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { DeliverableForm } from './DeliverableForm';
import { partners, plan } from './planExample';
import type { Deliverable } from './queries';

function Form({ record, onDone = () => undefined }: { record?: Deliverable; onDone?: () => void }) {
  return <DeliverableForm projectId="p" person="me" plan={plan} partners={partners} record={record} client={useQueryClient()} onDone={onDone} onCancel={() => undefined} />;
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' } });
const record = plan.deliverables.find(({ id }) => id === 'd21')!;

it('says at every field what is missing, without asking the server', async () => {
  const fetch = vi.spyOn(globalThis, 'fetch');
  await show(<Form />, { namespaces: ['workplan'] });
  await userEvent.click(screen.getByRole('button', { name: 'Add deliverable' }));
  expect(screen.getByRole('alert')).toHaveTextContent('5 things need correcting');
  expect(screen.getByLabelText(/^Code/)).toBeInvalid();
  expect(screen.getByLabelText('Due')).toBeInvalid();
  expect(fetch).not.toHaveBeenCalled();
  expect(await violations()).toEqual([]);
});

it('puts each refusal of the server at its field', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(
    json({ status: 422, code: 'invalid', errors: [{ pointer: '/dueOn', code: 'outside_project', params: { from: '2026-01-01', to: '2028-12-31' } }, { pointer: '/code', code: 'taken' }] }, 422),
  );
  await show(<Form record={record} />, { namespaces: ['workplan'] });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('link', { name: /The day lies outside the project, which runs from 2026-01-01 to 2028-12-31\./ })).toBeInTheDocument();
  expect(screen.getByLabelText('Due')).toHaveAccessibleDescription(/outside the project/);
  expect(screen.getByLabelText(/^Code/)).toHaveAccessibleDescription(/The code is already used in the project/);
});

it('asks about what both changed, and saves the choice on top of the other’s version', async () => {
  const sent: { match: string | null; body: Record<string, unknown> }[] = [];
  const theirs = { ...record, title: 'Theirs', code: 'D2.9', version: 7 };
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const request = input as Request;
    if (request.method === 'GET') return json({ ...plan, deliverables: [theirs] });
    sent.push({ match: request.headers.get('If-Match'), body: (await request.json()) as Record<string, unknown> });
    return sent.length === 1 ? json({ status: 412, code: 'stale' }, 412) : json({ ...theirs, version: 8 });
  });
  const onDone = vi.fn();
  await show(<Form record={record} onDone={onDone} />, { namespaces: ['workplan'] });
  await userEvent.clear(screen.getByLabelText('Title'));
  await userEvent.type(screen.getByLabelText('Title'), 'Mine');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('radio', { name: 'Theirs: Theirs' })).toBeInTheDocument();
  expect(screen.getAllByRole('radiogroup')).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Save my choices' }));
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(sent.map(({ match }) => match)).toEqual(['"3"', '"7"']);
  expect(sent[1]!.body).toMatchObject({ title: 'Mine', code: 'D2.9', dueOn: '2026-03-28' });
});
