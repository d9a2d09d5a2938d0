import type { Mail } from './queries';

export const mailStatuses = ['queued', 'sending', 'sent', 'failed'] as const satisfies readonly Mail['status'][];

/** Which part of the mail queue and of the runs is shown. */
export interface JobsSearch {
  status?: Mail['status'];
  job?: string;
  /** Also runs that found nothing to do. */
  idle?: boolean;
}

export function jobsSearch(search: Record<string, unknown>): JobsSearch {
  return { status: mailStatuses.find((status) => status === search.status), job: typeof search.job === 'string' && search.job !== '' ? search.job : undefined, idle: search.idle === true || undefined };
}
