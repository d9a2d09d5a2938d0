export const whatIfViews = ['withdrawals', 'calls', 'suggestions'] as const;
export type WhatIfView = (typeof whatIfViews)[number];

/** What the address of the page says: the question, and what it is asked about. */
export interface WhatIfSearch {
  view?: Exclude<WhatIfView, 'withdrawals'>;
  action?: string;
  callYear?: number;
  country?: string;
  type?: string;
  without?: string;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const readWhatIfSearch = (search: Record<string, unknown>): WhatIfSearch => ({
  view: search.view === 'calls' || search.view === 'suggestions' ? search.view : undefined,
  action: text(search.action),
  callYear: Number.isInteger(search.callYear) ? (search.callYear as number) : undefined,
  country: text(search.country),
  type: text(search.type),
  without: text(search.without),
});
