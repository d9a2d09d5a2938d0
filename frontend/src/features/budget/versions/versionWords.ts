import type { TFunction } from 'i18next';
import type { Tone } from '@/ui/StatusBadge';
import type { BudgetVersion } from './versionQueries';

export const versionTone: Record<BudgetVersion['status'], Tone> = {
  draft: 'progress', scenario: 'neutral', submitted: 'neutral', preparing: 'progress', proposed: 'waiting', of_record: 'good', superseded: 'neutral', refused: 'neutral', withdrawn: 'neutral',
};

/** What a version is called: a scenario by its name, the others by their number. */
export function versionName({ status, name, number }: { status: string; name?: string; number?: number }, t: TFunction<'versions'>): string {
  return status === 'scenario' && name ? name : t('versions:version', { number });
}

export function versionState({ status, kind }: { status: string; kind?: string }, t: TFunction<'versions'>): string {
  return t(`versions:status.${status}`, { context: kind });
}
