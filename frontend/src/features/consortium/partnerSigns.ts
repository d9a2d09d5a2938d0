import type { Tone } from '@/ui/StatusBadge';
import type { Partner } from './queries';

/** What is asked of a partner: a charter of institutions in programme countries, a mandate of everyone but the associated. */
export function signsFor({ organisation, role, standing }: Partner): ('charter' | 'mandate')[] {
  if (role === 'associated') return [];
  return organisation.type === 'higher_education_institution' && standing === 'programme_country' ? ['charter', 'mandate'] : ['mandate'];
}

/** Texts that are still owed: how the project ties in with an institution's strategy, and the added value where the call asks for one. */
export function textsOwed({ organisation, role, standing, strategyLink, addedValue, addedValueNeeded }: Partner): ('strategyLink' | 'addedValue')[] {
  const owed: ('strategyLink' | 'addedValue')[] = [];
  const institution = organisation.type === 'higher_education_institution' && standing === 'programme_country';
  if (role !== 'associated' && institution && strategyLink.trim() === '') owed.push('strategyLink');
  if ([...addedValue.trim()].length < addedValueNeeded) owed.push('addedValue');
  return owed;
}

export function charterTone({ charterKnown }: Pick<Partner, 'charterKnown'>): Tone {
  if (charterKnown === null) return 'attention';
  return charterKnown ? 'good' : 'bad';
}

export const mandateTone: Record<Partner['mandateState'], Tone> = { none: 'neutral', requested: 'waiting', received: 'progress', signed: 'good' };
