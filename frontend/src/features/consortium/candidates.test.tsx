import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { CandidateSection } from './CandidateSection';
import type { Candidate, Participation } from './candidateQueries';
import { effectOf, inOrderOfTalk, standingInvitation } from './candidateSigns';
import { ParticipationForm } from './ParticipationForm';
import type { Project } from './queries';

const candidate = (change: Partial<Candidate> = {}): Candidate => ({
  id: 'c1', state: 'considered', role: 'partner', note: 'Known from before.', contribution: 'Hosts a course.', contactName: '', contactEmail: '', language: 'en', answerWords: '',
  standing: 'programme_country', wording: 'programme_countries', addedValueNeeded: 0, charterKnown: null, addedBy: 'Maria', addedAt: '2026-03-16T09:00:00Z', moves: ['approached', 'dropped'], version: 1,
  organisation: { id: 'o1', name: 'Universität Graz', shortName: '', type: 'higher_education_institution', country: 'AT', city: 'Graz', oid: null, isOwn: false, charterFrom: null, charterUntil: null, latitude: null, longitude: null },
  asIf: { verdict: 'undecided', closes: ['one more organisation'], leaves: [], brings: ['The charter of Graz is not known.'] },
  allowedActions: ['edit_consortium', 'promote_candidate', 'invite_to_take_part', 'remove_candidate'],
  ...change,
});

const project = { id: 'p1', acronym: 'BRIDGE', status: 'planning', allowedActions: ['edit_consortium', 'read_candidates'] } as unknown as Project;
const asked: { method: string; path: string; body: unknown }[] = [];
let candidates: Candidate[] = [];

beforeEach(() => {
  asked.length = 0;
  candidates = [candidate()];
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (request.method !== 'GET') asked.push({ method: request.method, path: pathname, body: request.body ? await request.json() : null });
    if (pathname.endsWith('/participation-answers')) return new Response(null, { status: 204 });
    if (pathname.endsWith('/candidates')) return Response.json({ items: candidates });
    return Response.json({ items: [] });
  });
});

describe('candidates', () => {
  it('tell what each would close, its next step, and nothing that axe objects to', async () => {
    await show(<CandidateSection project={project} partners={[]} />, { namespaces: ['candidate', 'consortium'] });
    expect(await screen.findByText('Closes: one more organisation.')).toBeVisible();
    expect(screen.getByText('Would close a gap')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Invite: Universität Graz' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('are dropped with words, and moved without them', async () => {
    await show(<CandidateSection project={project} partners={[]} />, { namespaces: ['candidate', 'consortium'] });
    await userEvent.click(await screen.findByRole('button', { name: 'More about Universität Graz' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Drop' }));
    await userEvent.type(await screen.findByRole('textbox', { name: /Why/ }), 'Too far away.');
    await userEvent.click(screen.getByRole('button', { name: 'Drop' }));
    expect(asked[0]).toEqual({ method: 'POST', path: '/api/v1/projects/p1/candidates/c1/moves', body: { to: 'dropped', words: 'Too far away.' } });
  });

  it('stand last when the talk is over', () => {
    const over = candidate({ id: 'c0', state: 'declined' });
    expect(inOrderOfTalk([over, candidate()]).map(({ id }) => id)).toEqual(['c1', 'c0']);
    expect(effectOf(candidate({ asIf: { verdict: 'eligible', closes: ['x'], leaves: [], brings: [] } }))).toBe('completes');
    expect(effectOf(candidate({ asIf: { verdict: 'eligible', closes: [], leaves: [], brings: [] } }))).toBe('nothing');
    const sent = [{ organisationId: 'o1', state: 'withdrawn' }, { organisationId: 'o1', state: 'expired' }] as Participation[];
    expect(standingInvitation(sent, 'o1')?.state).toBe('expired');
  });
});

it('an invitation to take part is answered once the name is told', async () => {
  const answered = vi.fn();
  const preview = { name: '', organisation: 'Universität Graz', invitedBy: 'Maria' } as Parameters<typeof ParticipationForm>[0]['asked'];
  await show(<ParticipationForm token="secret" asked={preview} onAnswered={answered} />, { namespaces: ['participation'] });
  await userEvent.click(await screen.findByRole('button', { name: 'Decline' }));
  expect(asked).toEqual([]);
  await userEvent.type(screen.getByRole('textbox', { name: /Your name/ }), 'Eva Huber');
  await userEvent.click(screen.getByRole('button', { name: 'Decline' }));
  await vi.waitFor(() => expect(answered).toHaveBeenCalledWith('declined'));
  expect(asked[0]?.body).toEqual({ token: 'secret', answer: 'declined', name: 'Eva Huber' });
  expect(await violations()).toEqual([]);
});
