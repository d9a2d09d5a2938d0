import { expect, it } from 'vitest';
import { checkDifference, isSame } from './checkDifference';
import type { Check } from './queries';

const check = (change: Partial<Check> = {}): Check => ({
  id: 'c', verdict: 'not_eligible', ruleBookVersion: 'KA203-2019.1', occasion: 'request', checkedAt: '2026-03-16T09:00:00Z', checkedBy: 'Maria',
  counts: { organisations: 2, programmeOrganisations: 2, programmeCountries: 2 }, missing: [],
  findings: [
    { rule: 'CONS-MIN-COUNTRIES', severity: 'blocker', message: 'At least 3 countries. Now: 2.', confirmed: true },
    { rule: 'ORG-STRATEGY-LINK', severity: 'warning', partnerId: 'p1', message: 'Lund has not told its link.', confirmed: true },
  ],
  ...change,
});

it('finds nothing between two judgements that say the same', () => {
  expect(isSame(checkDifference(check({ id: 'd', occasion: 'award' }), check()))).toBe(true);
});

it('tells a changed verdict, what is new, what reads otherwise and what is no longer told', () => {
  const now = check({
    verdict: 'undecided', ruleBookVersion: 'KA203-2019.2', counts: { organisations: 3, programmeOrganisations: 3, programmeCountries: 3 },
    findings: [
      { rule: 'ORG-STRATEGY-LINK', severity: 'warning', partnerId: 'p1', message: 'Lund has told too little.', confirmed: true },
      { rule: 'ORG-STRATEGY-LINK', severity: 'warning', partnerId: 'p3', message: 'Graz has not told its link.', confirmed: true },
    ],
  });
  expect(checkDifference(now, check())).toEqual({
    verdict: 'not_eligible', ruleBook: 'KA203-2019.1', organisations: { from: 2, to: 3 }, countries: { from: 2, to: 3 },
    added: ['Graz has not told its link.'], changed: ['Lund has told too little.'], gone: ['At least 3 countries. Now: 2.'],
  });
});
