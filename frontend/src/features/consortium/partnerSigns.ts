import type { Tone } from '@/ui/StatusBadge';
import type { Partner } from './queries';

/** What is asked of a partner: a charter of institutions in programme countries, and a mandate of whoever gives one to the coordinator. */
export function signsFor({ organisation, role, standing }: Partner): ('charter' | 'mandate')[] {
  if (role === 'associated') return [];
  const signs: ('charter' | 'mandate')[] = [];
  if (organisation.type === 'higher_education_institution' && standing === 'programme_country') signs.push('charter');
  if (role === 'partner') signs.push('mandate');
  return signs;
}

/** Texts that the call asks for and that are still owed: how the project ties in with an institution's strategy, and the added value. */
export function textsOwed({ strategyLink, strategyNeeded, addedValue, addedValueNeeded }: Pick<Partner, 'strategyLink' | 'strategyNeeded' | 'addedValue' | 'addedValueNeeded'>): ('strategyLink' | 'addedValue')[] {
  const owed: ('strategyLink' | 'addedValue')[] = [];
  if (strategyNeeded && strategyLink.trim() === '') owed.push('strategyLink');
  if ([...addedValue.trim()].length < addedValueNeeded) owed.push('addedValue');
  return owed;
}

export function charterTone({ charterKnown }: Pick<Partner, 'charterKnown'>): Tone {
  if (charterKnown === null) return 'attention';
  return charterKnown ? 'good' : 'bad';
}

export const mandateTone: Record<Partner['mandateState'], Tone> = { none: 'neutral', requested: 'waiting', received: 'progress', signed: 'good' };
