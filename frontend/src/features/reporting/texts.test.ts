import { expect, it } from 'vitest';
import { claimsMoreThanIsLeft, touched } from './money';
import { testCell, testCost, testReport } from './testReport';
import { differences, lacking, merged, textsOf } from './texts';
import { actOf, begunReport, toneOf } from './words';

it('names every place that two people wrote differently, and nothing else', () => {
  const mine = { ...textsOf(testReport()), workDone: 'Mine', deliverables: [{ deliverableId: 'd1', status: 'delivered' as const, comment: '' }] };
  const theirs = { ...textsOf(testReport()), workDone: 'Theirs' };
  expect(differences(mine, theirs).map(({ name, mine: own, theirs: other }) => [name, own, other])).toEqual([
    ['workDone', 'Mine', 'Theirs'],
    ['d1.status', 'delivered', 'in_progress'],
  ]);
  expect(differences(mine, mine)).toEqual([]);
});

it('puts theirs only where theirs was chosen', () => {
  const mine = { ...textsOf(testReport()), workDone: 'Mine', nextSteps: 'Mine too' };
  const theirs = { ...textsOf(testReport()), workDone: 'Theirs', nextSteps: 'Theirs too', deliverables: [{ deliverableId: 'd1', status: 'delivered' as const, comment: 'Printed' }] };
  expect(merged(mine, theirs, { workDone: 'theirs', nextSteps: 'mine', 'd1.status': 'theirs', 'd1.comment': 'mine' })).toEqual({
    ...mine,
    workDone: 'Theirs',
    deliverables: [{ deliverableId: 'd1', status: 'delivered', comment: '' }],
  });
});

it('tells what a submission lacks, each at its field', () => {
  const report = testReport({ costs: [testCost({ documentIds: ['x'] }), testCost({ id: 'c2', description: 'Room' })] });
  expect(lacking(report, { workDone: '  ' })).toEqual([
    { field: 'workDone', code: 'workDone' },
    { field: 'costs.1.documentIds', code: 'document', description: 'Room' },
  ]);
  expect(lacking(testReport({ costs: [] }), { workDone: 'Done' })).toEqual([]);
});

it('gives each reader the act that the API allows them', () => {
  expect(actOf(testCell())).toBeNull();
  expect(actOf(testCell({ allowedActions: ['start_report'] }))).toBe('start');
  expect(actOf(testCell({ reportId: 'r1', status: 'draft', allowedActions: ['edit_report', 'submit_report'] }))).toBe('write');
  expect(actOf(testCell({ reportId: 'r1', status: 'submitted', allowedActions: ['return_report', 'approve_report'] }))).toBe('review');
  expect(actOf(testCell({ reportId: 'r1', status: 'approved' }))).toBe('read');
});

it('colours a submitted report only for whoever may decide about it', () => {
  expect(toneOf(testCell({ status: 'submitted' }))).toBe('waiting');
  expect(toneOf(testCell({ status: 'submitted', allowedActions: ['approve_report'] }))).toBe('attention');
});

it('compares a claim with what is left to the cent', () => {
  const row = testReport().categories[0]!;
  expect(claimsMoreThanIsLeft({ ...row, claimed: '4600.00' })).toBe(false);
  expect(claimsMoreThanIsLeft({ ...row, claimed: '4600.01' })).toBe(true);
  expect(claimsMoreThanIsLeft({ ...row, claimed: '0.00', remaining: '-5.00' })).toBe(false);
  expect(testReport().categories.map(touched)).toEqual([true, false]);
});

it('leads an address straight to the report that the reader has begun, and to nobody else\'s', () => {
  const own = testCell({ reportId: 'r1', status: 'draft', allowedActions: ['edit_report'] });
  const other = testCell({ reportId: 'r2', status: 'draft', partner: { ...own.partner, id: 'another' } });
  expect(begunReport([own], { period: own.period.id })).toBe('r1');
  expect(begunReport([own, other], { period: own.period.id })).toBeUndefined();
  expect(begunReport([own, other], { period: own.period.id, partner: own.partner.id })).toBe('r1');
  expect(begunReport([own, other], { period: own.period.id, partner: 'another' })).toBeUndefined();
  expect(begunReport([testCell({ allowedActions: ['start_report'] })], { period: own.period.id })).toBeUndefined();
  expect(begunReport([own], {})).toBeUndefined();
});
