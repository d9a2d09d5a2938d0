import type { Budget } from './queries';

/** A draft of two partners and two years under 1,000 € a year, for tests. */
export function testBudget(change: Partial<Budget> = {}): Budget {
  const source = { title: 'Guide', address: 'https://example.org/guide' };
  const zero = { planned: '0.00', submitted: '0.00', approved: '0.00', remaining: '0.00' };
  const partner = (id: string, name: string, country: string, role: 'coordinator' | 'partner' | 'associated', position: number) => ({
    id, organisationId: `o-${id}`, name, shortName: '', country, role, position, leftOn: null,
  });
  const cell = (partnerId: string, category: string, year: number, amount: string) => ({
    partnerId, category, year, amount, version: 3, changedBy: 'Ann', changedAt: '2026-03-16T12:00:00Z', items: 0,
  });
  return {
    projectId: 'p', version: 3, status: 'draft', number: 1, scope: 'project',
    categories: [
      { code: 'project_management', kind: 'unit_costs', listed: true, units: [{ name: 'coordinator_per_month', amount: '500.00', source, confirmed: true }] },
      { code: 'special_needs', kind: 'real_costs', listed: true, units: [] },
    ],
    partners: [partner('lund', 'Lund', 'SE', 'coordinator', 0), partner('turku', 'Turku', 'FI', 'partner', 1), partner('region', 'Region', 'SE', 'associated', 2)],
    years: [
      { year: 1, months: 12, startOn: '2026-01-01', endOn: '2026-12-31', cap: '1000.00', basis: 'call', headroom: '650.00', breaches: [] },
      { year: 2, months: 6, startOn: '2027-01-01', endOn: '2027-06-30', cap: '500.00', basis: 'call', headroom: '500.00', breaches: [] },
    ],
    cells: [cell('lund', 'project_management', 1, '100.10'), cell('turku', 'special_needs', 1, '249.90')],
    items: [],
    actuals: [],
    totals: { whole: { ...zero, planned: '350.00', remaining: '350.00' }, partner: [], category: [], year: [], partnerYear: [], categoryYear: [], partnerCategory: [] },
    cap: '1500.00', headroom: '1150.00', months: 18, yearlyLimitOwn: false, limits: [], findings: [], allowedActions: ['edit_budget', 'edit_project'],
    ...change,
  };
}

/** A draft with every cell filled: partners × categories × years. */
export function largeBudget(partners: number, categories: number, years: number): Budget {
  const small = testBudget();
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
  return {
    ...small,
    partners: numbers(partners).map((at) => ({ ...small.partners[1]!, id: `p${at}`, name: `Partner ${at}`, position: at })),
    categories: numbers(categories).map((at) => ({ ...small.categories[1]!, code: `c${at}` })),
    years: numbers(years).map((at) => ({ ...small.years[0]!, year: at + 1 })),
    cells: numbers(partners).flatMap((p) => numbers(categories).flatMap((c) => numbers(years).map((y) => ({ ...small.cells[0]!, partnerId: `p${p}`, category: `c${c}`, year: y + 1, amount: `${p + c + y}.25` })))),
  };
}
