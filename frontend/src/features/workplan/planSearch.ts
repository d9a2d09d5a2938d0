export const planStatuses = ['late', 'planned', 'in_progress', 'confirmed', 'delivered', 'held', 'cancelled'] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** What the address of the plan says: the view, the filters and the record that is open. */
export interface PlanSearch {
  /** Absent is the list. */
  view?: 'timeline';
  /** A partner's id. */
  lead?: string;
  status?: PlanStatus;
  /** The id of a work package, deliverable or activity. */
  open?: string;
}

/** Reads the address; whatever is not understood is left out. */
export function planSearch(search: Record<string, unknown>): PlanSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return {
    view: search.view === 'timeline' ? 'timeline' : undefined,
    lead: text(search.lead),
    status: planStatuses.find((status) => status === search.status),
    open: text(search.open),
  };
}
