import type { RuleBook } from './queries';

type Call = Pick<RuleBook, 'action' | 'callYear' | 'openToHigherEducation'>;

/**
 * The call to begin with: the newest of an action that has a rule book and is
 * open to higher education, and that is not later than the year in which the
 * project is to start. Null when there is none.
 */
export function suggestedCall(books: readonly Call[], action: string, startOn: string | null): number | null {
  const latest = startOn ? Number(startOn.slice(0, 4)) : Number.POSITIVE_INFINITY;
  const years = books.filter((book) => book.action === action && book.openToHigherEducation && book.callYear <= latest).map(({ callYear }) => callYear);
  return years.length > 0 ? Math.max(...years) : null;
}
