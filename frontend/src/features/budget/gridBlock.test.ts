import { describe, expect, it } from 'vitest';
import { gridModel } from './budgetModel';
import { blockText, emptied, fillDown, layBlock, parseBlock } from './gridBlock';
import { largeBudget, testBudget } from './testBudget';

// Rows: 0 Lund, 1 management, 2 needs, 3 Turku, 4 management, 5 needs; columns: year 1, year 2, total.
const model = () => gridModel(testBudget(), new Map());
const from = (row: number, column: number, toRow = row, toColumn = column) => ({ from: { row, column }, to: { row: toRow, column: toColumn } });

describe('a block from the clipboard', () => {
  it('is read with tabs, every line end, and quotes around cells that hold either', () => {
    expect(parseBlock('1\t2\r\n3\t4\r\n')).toEqual([['1', '2'], ['3', '4']]);
    expect(parseBlock('"a\nb"\t"5 ""x"""\n\t6')).toEqual([['a\nb', '5 "x"'], ['', '6']]);
    expect(parseBlock('7')).toEqual([['7']]);
    expect(parseBlock('"open\t1')).toEqual([['"open', '1']]);
  });

  it('goes to the rows that hold amounts, with Swedish decimals, spaces and true minus told apart', () => {
    const laid = layBlock(model(), from(1, 0), parseBlock('1\u00A0234,50\t2,5\n\t0\n99 000\t'), 'sv');
    expect(laid.refused).toEqual([]);
    expect(laid.cells.map(({ place, amount }) => [place.partnerId, place.category, place.year, amount])).toEqual([
      ['lund', 'project_management', 1, '1234.50'], ['lund', 'project_management', 2, '2.50'],
      ['lund', 'special_needs', 1, null], ['lund', 'special_needs', 2, '0.00'],
      ['turku', 'project_management', 1, '99000.00'], ['turku', 'project_management', 2, null],
    ]);
  });

  it('names each cell that cannot be, with its place in the block', () => {
    const laid = layBlock(model(), from(5, 1), parseBlock('−5\t7\n8\nabc'), 'sv');
    expect(laid.sums).toBe(1);
    expect(laid.refused.map(({ row, column, text, problem }) => [row, column, text, problem])).toEqual([
      [1, 1, '−5', 'negative'], [2, 1, '8', 'outside_grid'], [3, 1, 'abc', 'outside_grid'],
    ]);
    expect(layBlock(model(), from(1, 0), [['1.234', '#N/A', '1e9']], 'sv').refused.map(({ problem }) => problem)).toEqual(['ambiguous', 'not_a_number']);
    expect(layBlock(model(), from(1, 0), [['1000000000,01']], 'sv').refused[0]).toMatchObject({ problem: 'above_maximum' });
  });

  it('fills a whole selection with one figure', () => {
    const laid = layBlock(model(), from(2, 1, 4, 0), [['3']], 'sv');
    expect(laid.cells.map(({ place }) => `${place.partnerId} ${place.category} ${place.year}`)).toEqual(['lund special_needs 1', 'lund special_needs 2', 'turku project_management 1', 'turku project_management 2']);
  });

  it('takes 50 rows of 10 years, and what stood on totals is left out', () => {
    const large = gridModel(largeBudget(10, 5, 10), new Map());
    const rows = Array.from({ length: 50 }, (_, row) => Array.from({ length: 11 }, (_, column) => `${row} ${String(column).padStart(3, '0')},25`));
    const laid = layBlock(large, from(1, 0), rows, 'sv');
    expect(laid.refused.map(({ row, text }) => [row, text])).toEqual([]);
    expect(laid.cells).toHaveLength(500);
    expect(laid.sums).toBe(50);
    expect(laid.cells.at(-1)).toEqual({ place: { partnerId: 'p9', category: 'c4', year: 10 }, amount: '49009.25' });
  });
});

describe('copying and filling', () => {
  it('writes figures as a spreadsheet of the language reads them, sums left out among amounts', () => {
    expect(blockText(model(), from(0, 0, 5, 2), 'sv')).toBe('100,10\t\t100,10\n\t\t0,00\n\t\t0,00\n249,90\t\t249,90');
    expect(blockText(model(), from(0, 2), 'en')).toBe('100.10');
    expect(blockText(model(), from(6, 0, 6, 2), 'en')).toBe('350.00\t0.00\t350.00');
  });

  it('is read back as it was written', () => {
    const laid = layBlock(model(), from(1, 0), parseBlock(blockText(model(), from(1, 0, 5, 1), 'sv')), 'sv');
    const stored = new Map(testBudget().cells.map((cell) => [`${cell.partnerId} ${cell.category} ${cell.year}`, cell.amount]));
    for (const { place, amount } of laid.cells) expect(amount).toBe(stored.get(`${place.partnerId} ${place.category} ${place.year}`) ?? null);
    expect(laid.cells).toHaveLength(8);
  });

  it('fills down over the sums, and one row from the row above', () => {
    expect(fillDown(model(), from(1, 0, 4, 0)).cells.map(({ place, amount }) => [place.partnerId, place.category, amount])).toEqual([
      ['lund', 'special_needs', '100.10'], ['turku', 'project_management', '100.10'],
    ]);
    expect(fillDown(model(), from(2, 0, 2, 2)).cells.map(({ place, amount }) => [place.year, amount])).toEqual([[1, '100.10'], [2, null]]);
    expect(fillDown(model(), from(1, 0)).cells).toEqual([]);
  });

  it('empties only what holds an amount', () => {
    expect(emptied(model(), from(0, 0, 5, 2)).map(({ place }) => place.partnerId)).toEqual(['lund', 'turku']);
  });
});
