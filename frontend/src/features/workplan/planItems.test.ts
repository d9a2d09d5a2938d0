import { createI18n } from '@/i18n/i18n';
import { expect, it } from 'vitest';
import { dueWords, planGroups, timelineRows } from './planItems';
import { partners, plan, today } from './planExample';

const codes = (search = {}) => planGroups(plan, search).map(({ workPackage, items }) => [workPackage?.number ?? 'loose', ...items.map((item) => item.code)]);

it('puts deliverables and activities by date under their work package, and the rest last', () => {
  expect(codes()).toEqual([[1, 'D1.1', 'D1.2'], [2, 'C1', 'D2.1'], ['loose', 'T1']]);
});

it('shows only what a partner leads, with the work packages that hold it or that it leads', () => {
  expect(codes({ lead: 'turku' })).toEqual([[2, 'C1', 'D2.1']]);
  expect(codes({ lead: 'lund' })).toEqual([[1, 'D1.1', 'D1.2'], ['loose', 'T1']]);
});

it('shows what is late, whatever its state', () => {
  expect(codes({ status: 'late' })).toEqual([[1, 'D1.2'], ['loose', 'T1']]);
  expect(codes({ status: 'delivered' })).toEqual([[1, 'D1.1']]);
});

it('says in words how far away a date is, in both languages', async () => {
  const items = new Map(planGroups(plan).flatMap((group) => group.items.map((item) => [item.code, item])));
  const words = async (language: 'sv' | 'en') => {
    const i18n = await createI18n(language);
    await i18n.loadNamespaces('workplan');
    const t = i18n.t;
    return ['D1.1', 'D1.2', 'C1', 'D2.1', 'T1'].map((code) => dueWords(t, items.get(code)!, today));
  };
  expect(await words('en')).toEqual(['delivered 2026-01-20', '3 days late', 'running now', 'in 12 days', '1 day late']);
  expect(await words('sv')).toEqual(['levererad 2026-01-20', '3 dagar sen', 'pågår nu', 'om 12 dagar', '1 dag sen']);
});

it('draws work packages and activities as bars, deliverables as points, in the colour of their lead', async () => {
  const i18n = await createI18n('en');
  await i18n.loadNamespaces('workplan');
  const rows = timelineRows(i18n.t, planGroups(plan), partners);
  expect(rows.map(({ label, shape, partner, late, done }) => [label, shape, partner, late, done])).toEqual([
    ['The whole work package', 'bar', 0, undefined, undefined],
    ['D1.1 Handbook', 'point', 0, false, true],
    ['D1.2 Interim report', 'point', 0, true, false],
    ['The whole work package', 'bar', 1, undefined, undefined],
    ['C1 Summer school', 'bar', 1, false, false],
    ['D2.1 Course book', 'point', 1, false, false],
    ['T1 Meeting', 'bar', 0, true, false],
  ]);
});
