import type { Proposal } from './queries';

/** "Åbo Akademi (FI), Universitetet i Bergen (NO)". */
export function organisationNames({ organisations }: Pick<Proposal, 'organisations'>): string {
  return organisations.map(({ name, country }) => `${name} (${country})`).join(', ');
}
