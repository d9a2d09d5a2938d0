import type { Tone } from '@/ui/StatusBadge';
import type { Candidate, CandidateState, Participation } from './candidateQueries';

export const candidateTone: Record<CandidateState, Tone> = { considered: 'neutral', approached: 'progress', invited: 'waiting', accepted: 'good', declined: 'neutral', dropped: 'neutral' };

/** Those one still talks with first, each group as it was added. */
export function inOrderOfTalk(candidates: readonly Candidate[]): Candidate[] {
  const over = ({ state }: Candidate) => Number(state === 'declined' || state === 'dropped');
  return [...candidates].sort((one, other) => over(one) - over(other));
}

/** The newest invitation of an organisation that still says something: withdrawn ones do not. */
export function standingInvitation(invitations: readonly Participation[], organisationId: string): Participation | undefined {
  return invitations.find((one) => one.organisationId === organisationId && one.state !== 'withdrawn');
}

export type Effect = 'completes' | 'closes' | 'nothing';

/** What one more organisation would do to the verdict. */
export function effectOf({ asIf }: Pick<Candidate, 'asIf'>): Effect {
  if (asIf.closes.length === 0) return 'nothing';
  return asIf.verdict === 'eligible' ? 'completes' : 'closes';
}
