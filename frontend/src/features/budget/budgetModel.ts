import { cents, type Cents, compare, isNegative, subtract, sum, zero } from '@/money/cents';
import type { Draft } from './cellSaver';
import { cellKey, type CellPlace } from './cellKey';
import type { Budget, BudgetCategory, BudgetPartner } from './queries';

/** One cell as it is shown: what is typed goes before what is stored. */
export interface GridCell {
  key: string;
  place: CellPlace;
  amount: string | null;
  changedBy?: string;
  changedAt?: string;
  /** How many items the amount is the sum of; it is typed in only without any. */
  items: number;
  editable: boolean;
}

/** What reports claim beside the plan of one row. */
export interface Claimed {
  submitted: string;
  approved: string;
  remaining: string;
}

export type GridRow =
  | { kind: 'partner'; id: string; partner: BudgetPartner; years: Cents[]; total: Cents; claimed?: Claimed }
  | { kind: 'category'; id: string; partner: BudgetPartner; category: BudgetCategory; cells: GridCell[]; total: Cents; claimed?: Claimed };

export interface YearTotal {
  year: number;
  months: number;
  planned: Cents;
  /** Null where nothing limits the year, or the reader may not compare. */
  cap: Cents | null;
  basis?: 'call' | 'project';
  /** Cap less plan; negative is a breach. */
  headroom: Cents | null;
}

export interface GridModel {
  rows: GridRow[];
  years: YearTotal[];
  whole: { planned: Cents; cap: Cents | null; headroom: Cents | null; claimed?: Claimed };
}

/**
 * The grid as it stands with everything that is typed and not saved yet. Sums
 * are made here so that they follow each key; those that count come from the API.
 */
export function gridModel(budget: Budget, drafts: ReadonlyMap<string, Draft>): GridModel {
  const stored = new Map(budget.cells.map((cell) => [cellKey(cell), cell]));
  const amountAt = (place: CellPlace) => {
    const key = cellKey(place);
    const draft = drafts.get(key);
    return draft ? draft.amount : (stored.get(key)?.amount ?? null);
  };
  const mayEdit = budget.allowedActions.includes('edit_budget');
  const ofRecord = budget.status === 'of_record';
  const claimedOf = <Row extends Claimed>(row: Row | undefined): Claimed | undefined => (ofRecord ? (row ?? { submitted: '0.00', approved: '0.00', remaining: '0.00' }) : undefined);

  const rows = budget.partners.flatMap((partner): GridRow[] => {
    const active = !partner.leftOn && partner.role !== 'associated';
    const categories = budget.categories.flatMap((category): (GridRow & { kind: 'category' })[] => {
      const places = budget.years.map(({ year }) => ({ partnerId: partner.id, category: category.code, year }));
      const used = places.some((place) => amountAt(place) !== null || stored.has(cellKey(place)));
      const claims = budget.totals.partnerCategory.find((row) => row.partnerId === partner.id && row.category === category.code);
      if (!used && !claims && !(active && category.listed)) return [];
      const cells = places.map((place, at) => ({
        key: cellKey(place),
        place,
        amount: amountAt(place),
        changedBy: stored.get(cellKey(place))?.changedBy,
        changedAt: stored.get(cellKey(place))?.changedAt,
        items: stored.get(cellKey(place))?.items ?? 0,
        // What no longer fits the project can only be emptied.
        editable: mayEdit && !(budget.status === 'draft' && stored.get(cellKey(place))?.items) && ((active && category.listed && budget.years[at]!.months > 0) || stored.has(cellKey(place))),
      }));
      return [{ kind: 'category', id: `${partner.id}/${category.code}`, partner, category, cells, total: total(cells), claimed: claimedOf(claims) }];
    });
    if (categories.length === 0) return [];
    const years = budget.years.map((_, at) => sum(categories.map((row) => read(row.cells[at]!.amount))));
    const claims = budget.totals.partner.find((row) => row.partnerId === partner.id);
    return [{ kind: 'partner', id: partner.id, partner, years, total: sum(years), claimed: claimedOf(claims) }, ...categories];
  });

  const years = budget.years.map((year, at): YearTotal => {
    const planned = sum(rows.map((row) => (row.kind === 'partner' ? row.years[at]! : zero)));
    const cap = year.cap === undefined ? null : cents(year.cap);
    return { year: year.year, months: year.months, planned, cap, basis: year.basis, headroom: left(budget, cap, planned) };
  });
  const planned = sum(years.map((year) => year.planned));
  const cap = budget.cap === undefined ? null : cents(budget.cap);
  return { rows, years, whole: { planned, cap, headroom: left(budget, cap, planned), claimed: claimedOf(budget.totals.whole) } };
}

/** A partner sees the cap, but not what the others leave of it. */
function left(budget: Budget, cap: Cents | null, planned: Cents): Cents | null {
  return cap === null || budget.scope !== 'project' ? null : subtract(cap, planned);
}

export function read(amount: string | null): Cents {
  return amount === null ? zero : cents(amount);
}

function total(cells: readonly GridCell[]): Cents {
  return sum(cells.map((cell) => read(cell.amount)));
}

export function isOver(headroom: Cents | null): boolean {
  return headroom !== null && isNegative(headroom);
}

/** The partners' parts of one year, for the lane and for the explanation of its total. */
export function partsOfYear(model: GridModel, at: number): { partner: BudgetPartner; amount: Cents }[] {
  return model.rows.flatMap((row) => (row.kind === 'partner' ? [{ partner: row.partner, amount: row.years[at]! }] : []));
}

/** The parts of the whole plan. */
export function partsOfWhole(model: GridModel): { partner: BudgetPartner; amount: Cents }[] {
  return model.rows.flatMap((row) => (row.kind === 'partner' ? [{ partner: row.partner, amount: row.total }] : []));
}

/** A partner's categories in one year, largest first; without a year, over the whole project. */
export function partsOfPartner(model: GridModel, partnerId: string, at: number | null): { category: BudgetCategory; amount: Cents }[] {
  return model.rows
    .flatMap((row) => (row.kind === 'category' && row.partner.id === partnerId ? [{ category: row.category, amount: at === null ? row.total : read(row.cells[at]!.amount) }] : []))
    .filter((part) => part.amount !== zero)
    .sort((one, other) => compare(other.amount, one.amount));
}

/** What a partner is called where room is short. */
export function shortName(partner: BudgetPartner): string {
  return partner.shortName || partner.name;
}
