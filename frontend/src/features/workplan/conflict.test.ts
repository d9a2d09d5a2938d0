import { expect, it } from 'vitest';
import { mergeValues } from './conflict';
import { planSearch } from './planSearch';
import { moveVerb } from './status';

const base = { title: 'Book', code: 'D1', dueOn: '2026-03-01' };

it('takes each side’s change where only one has changed', () => {
  expect(mergeValues(base, { ...base, title: 'Mine' }, { ...base, code: 'D2' })).toEqual({ merged: { title: 'Mine', code: 'D2', dueOn: '2026-03-01' }, disputed: [] });
});

it('asks only about what both have changed differently', () => {
  const { merged, disputed } = mergeValues(base, { title: 'Mine', code: 'D3', dueOn: '2026-04-01' }, { title: 'Theirs', code: 'D3', dueOn: '2026-03-01' });
  expect(disputed).toEqual(['title']);
  expect(merged).toEqual({ title: 'Mine', code: 'D3', dueOn: '2026-04-01' });
});

it('leaves out of the address what it does not understand', () => {
  expect(planSearch({ view: 'timeline', lead: 'p1', status: 'late', open: 'd1', other: 1 })).toEqual({ view: 'timeline', lead: 'p1', status: 'late', open: 'd1' });
  expect(planSearch({ view: 'map', lead: 3, status: 'lost' })).toEqual({});
});

it('reopens what had come to its end, and names what it cancels', () => {
  expect(moveVerb('deliverable', 'delivered', 'in_progress')).toBe('reopen');
  expect(moveVerb('activity', 'cancelled', 'planned')).toBe('reopen');
  expect(moveVerb('activity', 'planned', 'cancelled')).toBe('cancel_activity');
  expect(moveVerb('deliverable', 'in_progress', 'planned')).toBe('planned');
});
