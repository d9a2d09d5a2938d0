import { describe, expect, it } from 'vitest';
import { type GridShape, move, startsTyping } from './gridNavigation';

// Three rows of three columns; the first row and the last column are totals.
const shape: GridShape = { rows: 3, columns: 3, page: 2, editable: ({ row, column }) => row > 0 && column < 2 };

describe('the keyboard in the grid', () => {
  it('moves one cell with an arrow and stays inside', () => {
    expect(move({ row: 1, column: 1 }, { key: 'ArrowUp' }, shape)).toEqual({ row: 0, column: 1 });
    expect(move({ row: 1, column: 1 }, { key: 'ArrowDown' }, shape)).toEqual({ row: 2, column: 1 });
    expect(move({ row: 1, column: 1 }, { key: 'ArrowLeft' }, shape)).toEqual({ row: 1, column: 0 });
    expect(move({ row: 1, column: 2 }, { key: 'ArrowRight' }, shape)).toEqual({ row: 1, column: 2 });
    expect(move({ row: 0, column: 0 }, { key: 'ArrowUp' }, shape)).toEqual({ row: 0, column: 0 });
  });

  it('goes to the edges with Control, Home and End', () => {
    expect(move({ row: 1, column: 1 }, { key: 'ArrowDown', control: true }, shape)).toEqual({ row: 2, column: 1 });
    expect(move({ row: 1, column: 1 }, { key: 'Home' }, shape)).toEqual({ row: 1, column: 0 });
    expect(move({ row: 1, column: 1 }, { key: 'Home', control: true }, shape)).toEqual({ row: 0, column: 0 });
    expect(move({ row: 1, column: 1 }, { key: 'End', control: true }, shape)).toEqual({ row: 2, column: 2 });
    expect(move({ row: 2, column: 1 }, { key: 'PageUp' }, shape)).toEqual({ row: 0, column: 1 });
  });

  it('goes down with Enter and up with Shift and Enter', () => {
    expect(move({ row: 1, column: 0 }, { key: 'Enter' }, shape)).toEqual({ row: 2, column: 0 });
    expect(move({ row: 1, column: 0 }, { key: 'Enter', shift: true }, shape)).toEqual({ row: 0, column: 0 });
  });

  it('goes with Tab from one amount to the next, past the totals', () => {
    expect(move({ row: 1, column: 1 }, { key: 'Tab' }, shape)).toEqual({ row: 2, column: 0 });
    expect(move({ row: 2, column: 0 }, { key: 'Tab', shift: true }, shape)).toEqual({ row: 1, column: 1 });
    expect(move({ row: 0, column: 2 }, { key: 'Tab' }, shape)).toEqual({ row: 1, column: 0 });
  });

  it('lets Tab leave the grid after the last amount and before the first', () => {
    expect(move({ row: 2, column: 1 }, { key: 'Tab' }, shape)).toBeNull();
    expect(move({ row: 1, column: 0 }, { key: 'Tab', shift: true }, shape)).toBeNull();
  });

  it('leaves every other key to the browser', () => {
    expect(move({ row: 1, column: 1 }, { key: 'a' }, shape)).toBeNull();
    expect(move({ row: 1, column: 1 }, { key: 'F5' }, shape)).toBeNull();
  });

  it('begins an amount with a digit, a mark or a minus of either kind', () => {
    expect(['5', ',', '.', '-', '−'].every(startsTyping)).toBe(true);
    expect(['a', 'Enter', ' ', 'F2'].some(startsTyping)).toBe(false);
  });
});
