import type { TFunction } from 'i18next';
import type { Tone } from '@/ui/StatusBadge';
import type { JobRun, Mail } from './queries';

/** How often a job runs, in words. */
export function paceWords(t: TFunction, seconds: number): string {
  if (seconds % 86_400 === 0) return t('notify:pace.days', { count: seconds / 86_400 });
  if (seconds % 3600 === 0) return t('notify:pace.hours', { count: seconds / 3600 });
  return seconds % 60 === 0 ? t('notify:pace.minutes', { count: seconds / 60 }) : t('notify:pace.seconds', { count: seconds });
}

/** What a job does; a job that has no words yet is shown by its name. */
export function jobWords(t: TFunction, name: string): string {
  return t([`notify:job.${name}`, name]);
}

export const runTone: Record<JobRun['status'], Tone> = { running: 'progress', done: 'good', failed: 'bad' };
export const mailTone: Record<Mail['status'], Tone> = { queued: 'waiting', sending: 'progress', sent: 'good', failed: 'bad' };
