import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { PlanDialogs, type Task } from './PlanDialogs';
import { partners, plan } from './planExample';
import type { Plan } from './queries';

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' } });
const me = { id: 'u1', name: 'Mikko', email: 'm@example.org', language: 'en', roles: [], memberships: [], allowedActions: [], demonstration: false, version: 1 };

function Dialogs({ open, of = plan }: { open: string; of?: Plan }) {
  const [task, setTask] = useState<Task | null>(null);
  return <PlanDialogs projectId="p" plan={of} partners={partners} open={open} task={task} onTask={setTask} onClose={() => undefined} />;
}

/** Answers for `me`; everything else is noted and given to the test. */
function server(answer: (request: Request) => Response) {
  const sent: { method: string; url: string; match: string | null; body: unknown }[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const request = input as Request;
    const { pathname } = new URL(request.url);
    if (pathname === '/api/v1/me') return json(me);
    sent.push({ method: request.method, url: pathname, match: request.headers.get('If-Match'), body: await request.clone().json().catch(() => null) });
    return answer(request);
  });
  return sent;
}

it('marks a deliverable as delivered on the day that was chosen', async () => {
  const sent = server(() => json({ ...plan.deliverables[1], status: 'delivered' }));
  await show(<Dialogs open="d12" />, { namespaces: ['workplan'] });
  const dialog = await screen.findByRole('dialog', { name: 'D1.2 Interim report' });
  expect(dialog).toHaveTextContent('Planned, 3 days late');
  expect(await violations(dialog)).toEqual([]);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Mark as delivered' }));
  const day = await within(dialog).findByRole('textbox', { name: 'Delivered on' });
  expect(day).toHaveValue('2026-03-16');
  await userEvent.clear(day);
  await userEvent.type(day, '14 March 2026');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Mark as delivered' }));
  await waitFor(() => expect(sent).toEqual([{ method: 'POST', url: '/api/v1/projects/p/deliverables/d12/moves', match: '"1"', body: { to: 'delivered', deliveredOn: '2026-03-14' } }]));
});

it('draws only the acts that this person may do', async () => {
  server(() => json({}));
  await show(<Dialogs open="d12" of={{ ...plan, deliverables: [{ ...plan.deliverables[1]!, allowedMoves: [], allowedActions: [] }] }} />, { namespaces: ['workplan'] });
  const dialog = await screen.findByRole('dialog', { name: 'D1.2 Interim report' });
  expect(within(dialog).getAllByRole('button').map((button) => button.getAttribute('aria-label') ?? button.textContent)).toEqual(['Close']);
});

it('says why a work package cannot be removed', async () => {
  const sent = server(() => json({ status: 409, code: 'work_package_in_use' }, 409));
  await show(<Dialogs open="wp2" />, { namespaces: ['workplan'] });
  const dialog = await screen.findByRole('dialog', { name: 'WP2 Courses' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Deliverables, activities or budget items belong to the work package');
  expect(sent).toEqual([{ method: 'DELETE', url: '/api/v1/projects/p/work-packages/wp2', match: '"4"', body: null }]);
});

it('says in words that an activity has not begun', async () => {
  server(() => json({ status: 422, code: 'invalid', errors: [{ pointer: '/to', code: 'not_begun', params: { from: '2026-05-01' } }] }, 422));
  await show(<Dialogs open="t1" />, { namespaces: ['workplan'], language: 'sv' });
  const dialog = await screen.findByRole('dialog', { name: 'T1 Meeting' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Markera som genomförd' }));
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Det har inte börjat än.');
});
