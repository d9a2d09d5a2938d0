import { countryCodes } from '@/i18n/countries';
import type { Search } from './queries';

/** The types an organisation may have, in the order of the form. */
export const organisationTypes = [
  'higher_education_institution', 'company', 'public_authority', 'municipality_region', 'research_institute', 'association', 'foundation', 'healthcare', 'school', 'other',
] as const;
export type OrganisationType = (typeof organisationTypes)[number];

const sorts = ['name', '-name', 'city', '-city', 'country', '-country'];

/** Reads the filters from an address; what is unknown there is left out, never an error. */
export function readSearch(given: Record<string, unknown>): Search {
  const one = (name: string, allowed: readonly string[]) => {
    const value = typeof given[name] === 'string' ? given[name] : '';
    return allowed.includes(value) ? value : undefined;
  };
  const q = typeof given.q === 'string' || typeof given.q === 'number' ? String(given.q).slice(0, 200) : '';
  return clean({ q, country: one('country', countryCodes), type: one('type', organisationTypes), sort: one('sort', sorts) });
}

/** Filters without the empty ones, so that an address holds only what narrows. */
export function clean(search: Search): Search {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
}
