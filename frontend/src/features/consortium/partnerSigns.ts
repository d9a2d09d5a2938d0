import type { Tone } from '@/ui/StatusBadge';
import type { Partner } from './queries';

/** What is asked of a partner: a charter of institutions in programme countries, a mandate of everyone but the associated. */
export function signsFor({ organisation, role, standing }: Partner): ('charter' | 'mandate')[] {
  if (role === 'associated') return [];
  return organisation.type === 'higher_education_institution' && standing === 'programme_country' ? ['charter', 'mandate'] : ['mandate'];
}

export function charterTone({ charterKnown }: Pick<Partner, 'charterKnown'>): Tone {
  if (charterKnown === null) return 'attention';
  return charterKnown ? 'good' : 'bad';
}

export const mandateTone: Record<Partner['mandateState'], Tone> = { none: 'neutral', requested: 'waiting', received: 'progress', signed: 'good' };
