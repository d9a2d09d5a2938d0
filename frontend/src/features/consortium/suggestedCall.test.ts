import { expect, it } from 'vitest';
import { suggestedCall } from './suggestedCall';

const book = (action: string, callYear: number, openToHigherEducation = true) => ({ action, callYear, openToHigherEducation });
const books = [book('KA203', 2019), book('KA220-HED', 2025), book('KA220-HED', 2026), book('KA220-HED', 2027), book('KA210', 2027, false)];

it('is the newest call with a rule book when no start is thought of', () => {
  expect(suggestedCall(books, 'KA220-HED', '')).toBe(2027);
  expect(suggestedCall(books, 'KA220-HED', null)).toBe(2027);
});

it('is not later than the year of the start', () => {
  expect(suggestedCall(books, 'KA220-HED', '2026-09-01')).toBe(2026);
  expect(suggestedCall(books, 'KA220-HED', '2024-09-01')).toBeNull();
});

it('is never one that is closed to higher education', () => {
  expect(suggestedCall(books, 'KA210', '')).toBeNull();
});
