import { describe, expect, it } from 'vitest';
import { decimal } from '@/money/cents';
import { gridModel, isOver, partsOfPartner, partsOfYear } from './budgetModel';
import type { Draft } from './cellSaver';
import { cellKey } from './cellKey';
import { testBudget } from './testBudget';

function draft(partnerId: string, category: string, year: number, amount: string | null): [string, Draft] {
  const place = { partnerId, category, year };
  return [cellKey(place), { place, text: amount ?? '', amount, unread: null, version: 3, state: 'unsaved', refusal: null, theirs: null }];
}

describe('the grid', () => {
  it('has each partner with the categories of the call, and no row for an associated partner without money', () => {
    const { rows } = gridModel(testBudget(), new Map());
    expect(rows.map((row) => row.id)).toEqual(['lund', 'lund/project_management', 'lund/special_needs', 'turku', 'turku/project_management', 'turku/special_needs']);
  });

  it('adds up exactly on every axis', () => {
    const model = gridModel(testBudget(), new Map());
    expect(model.rows.map((row) => decimal(row.total))).toEqual(['100.10', '100.10', '0.00', '249.90', '0.00', '249.90']);
    expect(model.years.map((year) => decimal(year.planned))).toEqual(['350.00', '0.00']);
    expect(decimal(model.whole.planned)).toBe('350.00');
    expect(decimal(model.whole.headroom!)).toBe('1150.00');
  });

  it('follows what is typed before it is saved, and names a breach in amount', () => {
    const model = gridModel(testBudget(), new Map([draft('lund', 'special_needs', 1, '650.01'), draft('turku', 'special_needs', 1, null), draft('turku', 'special_needs', 2, '500.01')]));
    expect(model.years.map((year) => decimal(year.planned))).toEqual(['750.11', '500.01']);
    expect(model.years.map((year) => decimal(year.headroom!))).toEqual(['249.89', '-0.01']);
    expect(model.years.map((year) => isOver(year.headroom))).toEqual([false, true]);
  });

  it('explains a total by its parts, largest first', () => {
    const model = gridModel(testBudget(), new Map([draft('lund', 'special_needs', 1, '650.00')]));
    expect(partsOfPartner(model, 'lund', 0).map((part) => [part.category.code, decimal(part.amount)])).toEqual([['special_needs', '650.00'], ['project_management', '100.10']]);
    expect(partsOfYear(model, 0).map((part) => [part.partner.id, decimal(part.amount)])).toEqual([['lund', '750.10'], ['turku', '249.90']]);
  });

  it('lets what no longer fits the project only be emptied, and shows it', () => {
    const outside = { year: 3, months: 0, startOn: null, endOn: null, cap: '0.00', basis: 'call' as const, headroom: '-5.00', breaches: [] };
    const cell = { partnerId: 'region', category: 'special_needs', year: 3, amount: '5.00', version: 1, changedBy: 'Ann', changedAt: '2026-03-16T12:00:00Z', items: 0 };
    const budget = testBudget();
    const { rows } = gridModel(testBudget({ years: [...budget.years, outside], cells: [...budget.cells, cell] }), new Map());
    const region = rows.find((row) => row.id === 'region/special_needs');
    expect(region?.kind === 'category' && region.cells.map((one) => one.editable)).toEqual([false, false, true]);
  });

  it('compares nothing for a partner, who does not see the other amounts', () => {
    const model = gridModel(testBudget({ scope: 'own_organisation', allowedActions: [] }), new Map());
    expect(model.years.map((year) => year.headroom)).toEqual([null, null]);
    expect(model.whole.headroom).toBeNull();
    expect(model.rows.some((row) => row.kind === 'category' && row.cells.some((cell) => cell.editable))).toBe(false);
  });

  it('sets what reports claim beside the plan of record', () => {
    const budget = testBudget({ status: 'of_record', allowedActions: [] });
    budget.totals.partner = [{ partnerId: 'lund', planned: '100.10', submitted: '20.00', approved: '50.00', remaining: '50.10' }];
    const { rows } = gridModel(budget, new Map());
    expect(rows[0]?.claimed).toMatchObject({ approved: '50.00', submitted: '20.00', remaining: '50.10' });
  });
});
