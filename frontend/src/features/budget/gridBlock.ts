import type { Language } from '@/i18n/language';
import { type Cents, cents, compare, decimal, isNegative } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { type AmountProblem, parseAmount } from '@/money/parse';
import type { GridCell, GridModel, GridRow } from './budgetModel';
import type { CellPlace } from './cellKey';
import type { GridPosition } from './gridNavigation';

/** A rectangle of the grid, from the cell where it began to the cursor. */
export interface Selection {
  from: GridPosition;
  to: GridPosition;
}

export interface CellWish {
  place: CellPlace;
  amount: string | null;
}

/** Why one cell of a block was not taken, with its place in the block counted from 1. */
export interface RefusedCell {
  row: number;
  column: number;
  text: string;
  problem: AmountProblem | 'outside_grid' | 'read_only' | 'negative' | 'above_maximum';
  params?: Record<string, string | undefined>;
  /** The cell of the grid it would have gone to. */
  place?: CellPlace;
}

export interface PastedBlock {
  cells: CellWish[];
  refused: RefusedCell[];
  /** Figures that would have fallen on totals, which are computed here. */
  sums: number;
}

/** What the API takes in one go, and in one cell. */
export const mostCells = 600;
const maximum = cents('1000000000.00');

/** The rows and columns that a selection covers. */
export function boundsOf({ from, to }: Selection) {
  return { top: Math.min(from.row, to.row), bottom: Math.max(from.row, to.row), left: Math.min(from.column, to.column), right: Math.max(from.column, to.column) };
}

export function isWithin(selection: Selection, { row, column }: GridPosition): boolean {
  const { top, bottom, left, right } = boundsOf(selection);
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** The columns of a row that a selection covers, as one string, so that a row is drawn anew only when they change. */
export function selectedColumns(selection: Selection, row: number): string {
  const { top, bottom, left, right } = boundsOf(selection);
  if ((top === bottom && left === right) || row < top || row > bottom) return '';
  return `${left}-${right}`;
}

export function columnSelected(columns: string, column: number): boolean {
  if (columns === '') return false;
  const [left, right] = columns.split('-').map(Number);
  return column >= left! && column <= right!;
}

/** Rows of text as spreadsheet programs put them on the clipboard: tabs, line ends, quotes around cells with either. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;
  for (let at = 0; at <= text.length; at = pattern.lastIndex) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return text.split(/\r\n|\r|\n/).map((line) => line.split('\t'));
    rows.at(-1)!.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '') break;
    if (found[3] !== '\t') rows.push([]);
  }
  // Spreadsheet programs end the last row, too.
  if (rows.length > 1 && rows.at(-1)!.every((cell) => cell === '')) rows.pop();
  return rows;
}

/** The selected figures as a spreadsheet of the same language reads them: digits, decimal mark, hyphen as minus. Rows of sums are left out among rows of amounts. */
export function blockText(model: GridModel, selection: Selection, language: Language): string {
  const { top, bottom, left, right } = boundsOf(selection);
  const rows = Array.from({ length: bottom - top + 1 }, (_, at) => top + at);
  const taken = rows.some((row) => model.rows[row]?.kind === 'category') ? rows.filter((row) => model.rows[row]?.kind === 'category') : rows;
  return taken.map((row) => Array.from({ length: right - left + 1 }, (_, at) => plain(figureAt(model, { row, column: left + at }), language)).join('\t')).join('\n');
}

function plain(amount: string | null, language: Language): string {
  return amount === null ? '' : language === 'sv' ? amount.replace('.', ',') : amount;
}

/** The figure at a place, amounts and sums alike. */
function figureAt(model: GridModel, { row, column }: GridPosition): string | null {
  const line: GridRow | undefined = model.rows[row];
  const sums: readonly Cents[] = line === undefined ? [...model.years.map((year) => year.planned), model.whole.planned] : line.kind === 'partner' ? [...line.years, line.total] : [];
  if (sums[column] !== undefined) return decimal(sums[column]);
  if (line?.kind === 'category' && column < line.cells.length) return line.cells[column]!.amount;
  if (line?.kind === 'category' && column === line.cells.length) return decimal(line.total);
  const claimed = line === undefined ? model.whole.claimed : line.claimed;
  return claimed ? ([claimed.approved, claimed.submitted, claimed.remaining][column - model.years.length - 1] ?? null) : null;
}

/**
 * Lays a block over the grid from the selection's upper left corner: its rows
 * go to the rows that hold amounts, one after the other, sums passed over. A
 * single figure fills the whole selection. Whatever cannot be is named; the
 * caller takes all cells or none.
 */
export function layBlock(model: GridModel, selection: Selection, rows: readonly (readonly string[])[], language: Language): PastedBlock {
  const { top, bottom, left, right } = boundsOf(selection);
  const single = rows.length === 1 && rows[0]!.length === 1;
  const result: PastedBlock = { cells: [], refused: [], sums: 0 };
  const targets = amountRows(model, top);
  const wide = single ? right - left + 1 : Math.max(...rows.map((row) => row.length));
  const high = single ? amountRows(model, top).filter((row) => row <= bottom).length : rows.length;
  for (let down = 0; down < high; down += 1) {
    for (let along = 0; along < wide; along += 1) {
      const text = single ? rows[0]![0]! : rows[down]![along];
      if (text !== undefined) lay(result, model, { row: targets[down], column: left + along }, { row: down + 1, column: along + 1, text: text.trim() }, language);
    }
  }
  return result;
}

/** Copies the top row of the selection down over its other rows; of a single row, the one above it. */
export function fillDown(model: GridModel, selection: Selection): PastedBlock {
  const { top, bottom, left, right } = boundsOf(selection);
  const chosen = amountRows(model, top).filter((row) => row <= bottom);
  const above = amountRows(model, 0).filter((row) => row < top).at(-1);
  const [source, ...targets] = chosen.length > 1 || above === undefined ? chosen : [above, ...chosen];
  const result: PastedBlock = { cells: [], refused: [], sums: 0 };
  targets.forEach((row, down) => {
    for (let column = left; column <= Math.min(right, model.years.length - 1); column += 1) {
      const from = model.rows[source!];
      const amount = from?.kind === 'category' ? from.cells[column]!.amount : null;
      const cell = cellOf(model, { row, column })!;
      if (!cell.editable) result.refused.push({ row: down + 1, column: column - left + 1, text: amount ?? '', problem: 'read_only', place: cell.place });
      else result.cells.push({ place: cell.place, amount });
    }
  });
  return result;
}

/** Every amount of the selection that can be typed in, emptied. */
export function emptied(model: GridModel, selection: Selection): CellWish[] {
  const { top, bottom, left, right } = boundsOf(selection);
  return model.rows.slice(top, bottom + 1).flatMap((row) => (row.kind === 'category' ? row.cells.slice(left, right + 1).filter((cell) => cell.editable && cell.amount !== null) : [])).map((cell) => ({ place: cell.place, amount: null }));
}

function amountRows(model: GridModel, from: number): number[] {
  return model.rows.flatMap((row, at) => (at >= from && row.kind === 'category' ? [at] : []));
}

function cellOf(model: GridModel, { row, column }: GridPosition): GridCell | undefined {
  const line = model.rows[row];
  return line?.kind === 'category' ? line.cells[column] : undefined;
}

function lay(result: PastedBlock, model: GridModel, at: { row: number | undefined; column: number }, from: { row: number; column: number; text: string }, language: Language): void {
  const cell = at.row === undefined ? undefined : cellOf(model, { row: at.row, column: at.column });
  if (!cell) {
    if (from.text === '') return;
    if (at.row !== undefined && figureAt(model, { row: at.row, column: at.column }) !== null) result.sums += 1;
    else result.refused.push({ ...from, problem: 'outside_grid' });
    return;
  }
  const refuse = (problem: RefusedCell['problem'], params?: RefusedCell['params']) => void result.refused.push({ ...from, problem, params, place: cell.place });
  const parsed = parseAmount(from.text, language);
  if (!parsed.ok && parsed.problem !== 'empty') return refuse(parsed.problem, parsed.params);
  if (parsed.ok && isNegative(parsed.amount)) return refuse('negative');
  if (parsed.ok && compare(parsed.amount, maximum) > 0) return refuse('above_maximum', { maximum: formatAmount(maximum, language) });
  const amount = parsed.ok ? decimal(parsed.amount) : null;
  if (cell.editable) result.cells.push({ place: cell.place, amount });
  else if (amount !== cell.amount) refuse('read_only');
}
