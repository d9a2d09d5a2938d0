import type { ProposalColumn } from './queries';

const place = 'konsortium.proposal-columns';
/** How many tables of different headings are remembered; the oldest goes first. */
const most = 20;

type Columns = Record<string, string>;

const headingsOf = (columns: readonly ProposalColumn[]) => columns.map(({ column, heading }) => `${column}=${heading}`).join('\n');

function remembered(): [headings: string, columns: Columns][] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(stored) ? (stored as [string, Columns][]) : [];
  } catch {
    return [];
  }
}

/** What a person has said of the columns of a table, as it stands in the answer. */
export function chosenColumns(columns: readonly ProposalColumn[]): Columns {
  return Object.fromEntries(columns.filter(({ how }) => how === 'choice' || how === 'left_out').map(({ column, field }) => [column, field]));
}

/** Keeps, in this browser, what a person has said of the columns of tables with these headings. */
export function rememberColumns(columns: readonly ProposalColumn[], chosen: Columns): void {
  const headings = headingsOf(columns);
  try {
    localStorage.setItem(place, JSON.stringify([...remembered().filter(([known]) => known !== headings), [headings, chosen]].slice(-most)));
  } catch {
    // A browser that keeps nothing asks again the next time.
  }
}

/** What was said of a table with the same headings before. */
export function recallColumns(columns: readonly ProposalColumn[]): Columns | undefined {
  const headings = headingsOf(columns);
  return remembered().find(([known]) => known === headings)?.[1];
}
