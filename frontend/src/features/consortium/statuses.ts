import type { Tone } from '@/ui/StatusBadge';
import type { ProjectStatus } from './queries';

/** Every state in the order of a project's life. */
export const statuses: readonly ProjectStatus[] = ['idea', 'planning', 'submitted', 'granted', 'rejected', 'contracted', 'running', 'interim_report', 'final_report', 'closed'];

/** States carry no alarm by themselves: only what needs a person has colour. */
export const statusTone: Record<ProjectStatus, Tone> = {
  idea: 'neutral', planning: 'neutral', submitted: 'waiting', granted: 'good', rejected: 'neutral', contracted: 'progress',
  running: 'progress', interim_report: 'waiting', final_report: 'waiting', closed: 'neutral',
};

export const verdictTone: Record<'eligible' | 'not_eligible' | 'undecided', Tone> = { eligible: 'good', not_eligible: 'bad', undecided: 'attention' };
