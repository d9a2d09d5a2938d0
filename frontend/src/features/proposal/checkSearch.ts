import { countryCodes } from '@/i18n/countries';

export const verdicts = ['eligible', 'not_eligible', 'undecided', 'refused'] as const;
export type Verdict = (typeof verdicts)[number];

/** What narrows the verdicts and which one is open; it stands in the address. */
export interface CheckSearch {
  view?: 'reading';
  verdict?: Verdict;
  rule?: string;
  country?: string;
  /** Action and call year: `KA203 2019`. */
  call?: string;
  /** The row that the open proposal begins on. */
  open?: number;
}

/** Reads an address; what is unknown there is left out, never an error. */
export function readSearch(given: Record<string, unknown>): CheckSearch {
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '');
  return clean({
    view: given.view === 'reading' ? 'reading' : undefined,
    verdict: verdicts.find((verdict) => verdict === given.verdict),
    rule: /^[A-Z]+(-[A-Z]+)+$/.test(text('rule')) ? text('rule') : undefined,
    country: countryCodes.includes(text('country')) ? text('country') : undefined,
    call: text('call').slice(0, 80) || undefined,
    open: typeof given.open === 'number' && Number.isInteger(given.open) && given.open > 0 ? given.open : undefined,
  });
}

/** Without the empty ones, so that an address holds only what narrows. */
export function clean(search: CheckSearch): CheckSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
}
