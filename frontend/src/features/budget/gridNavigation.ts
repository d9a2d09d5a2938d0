/** Where the cursor of the grid stands: a row and a column, counted from 0. */
export interface GridPosition {
  row: number;
  column: number;
}

/** What the grid looks like to the keyboard. */
export interface GridShape {
  rows: number;
  columns: number;
  /** Cells that can be typed in; Tab goes from one to the next. */
  editable: (at: GridPosition) => boolean;
  /** Rows that a page key passes. */
  page: number;
}

interface Key {
  key: string;
  shift?: boolean;
  /** Control, or Command on a Mac. */
  control?: boolean;
}

const clamp = (value: number, last: number) => Math.min(Math.max(value, 0), last);

/**
 * Where a key moves the cursor, or null when the key is not the grid's: then
 * the browser does with it what it always does. Tab goes through the cells
 * that can be typed in and leaves the grid after the last one.
 */
export function move({ row, column }: GridPosition, { key, shift = false, control = false }: Key, shape: GridShape): GridPosition | null {
  const lastRow = shape.rows - 1;
  const lastColumn = shape.columns - 1;
  const to = (nextRow: number, nextColumn: number) => ({ row: clamp(nextRow, lastRow), column: clamp(nextColumn, lastColumn) });
  switch (key) {
    case 'ArrowUp':
      return to(control ? 0 : row - 1, column);
    case 'ArrowDown':
      return to(control ? lastRow : row + 1, column);
    case 'ArrowLeft':
      return to(row, control ? 0 : column - 1);
    case 'ArrowRight':
      return to(row, control ? lastColumn : column + 1);
    case 'Home':
      return to(control ? 0 : row, 0);
    case 'End':
      return to(control ? lastRow : row, lastColumn);
    case 'PageUp':
      return to(row - shape.page, column);
    case 'PageDown':
      return to(row + shape.page, column);
    case 'Enter':
      return to(shift ? row - 1 : row + 1, column);
    case 'Tab':
      return nextEditable({ row, column }, shift ? -1 : 1, shape);
    default:
      return null;
  }
}

function nextEditable({ row, column }: GridPosition, step: 1 | -1, shape: GridShape): GridPosition | null {
  for (let at = row * shape.columns + column + step; at >= 0 && at < shape.rows * shape.columns; at += step) {
    const position = { row: Math.floor(at / shape.columns), column: at % shape.columns };
    if (shape.editable(position)) return position;
  }
  return null;
}

/** Whether a key begins to type over what stands in a cell. */
export function startsTyping(key: string): boolean {
  return /^[\d.,€−-]$/.test(key);
}
