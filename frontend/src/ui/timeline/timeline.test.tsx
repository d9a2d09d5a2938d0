import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { monthTicks } from './monthTicks';
import { stepSpan } from './stepSpan';
import { Timeline, type TimelineRow } from './Timeline';

const rows: TimelineRow[] = [
  { id: 'a', group: 'WP1', label: 'D1.1', shape: 'bar', from: '2025-09-01', to: '2026-01-31', note: 'Lund', late: true },
  { id: 'b', group: 'WP1', label: 'M1', shape: 'point', from: '2025-10-02', to: '2025-10-02' },
];
const project = { label: 'Plan', start: '2025-09-01', months: 36, today: '2026-11-22', rows };

it('says of each row its dates, months and state, and opens it', async () => {
  const onOpen = vi.fn();
  await show(<Timeline {...project} onOpen={onOpen} />);
  const bar = screen.getByRole('button', { name: 'D1.1, 2025-09-01 to 2026-01-31, M1–M5, Lund, late' });
  expect(screen.getByRole('button', { name: 'M1, 2025-10-02, M2' })).toHaveAttribute('tabindex', '-1');
  await userEvent.click(bar);
  expect(onOpen).toHaveBeenCalledWith('a');
  expect(await violations()).toEqual([]);
});

it('moves between rows and moves a row by keys, and says so', async () => {
  const onMove = vi.fn();
  await show(<Timeline {...project} onOpen={() => undefined} onMove={onMove} />);
  screen.getByRole('button', { name: /D1.1/ }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(onMove).toHaveBeenLastCalledWith('a', { from: '2025-09-02', to: '2026-02-01' });
  expect(screen.getByRole('status')).toHaveTextContent('D1.1: 2025-09-02 to 2026-02-01');
  await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  expect(onMove).toHaveBeenLastCalledWith('a', { from: '2025-09-01', to: '2026-01-30' });
  await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowLeft}{/Shift}');
  expect(onMove).toHaveBeenLastCalledWith('b', { from: '2025-09-02', to: '2025-09-02' });
});

it('moves nothing for a reader who may not', async () => {
  await show(<Timeline {...project} onOpen={() => undefined} />);
  screen.getByRole('button', { name: /D1.1/ }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('status')).toHaveTextContent('');
});

it('never moves an end before its beginning', () => {
  expect(stepSpan({ from: '2026-01-01', to: '2026-01-10' }, 'bar', { direction: -1, month: true, end: true })).toEqual({ from: '2026-01-01', to: '2026-01-01' });
});

it('names a handful of months whatever the length', () => {
  expect(monthTicks(36)).toEqual([1, 7, 13, 19, 25, 31]);
  for (let months = 1; months <= 96; months += 1) expect(monthTicks(months).length).toBeLessThanOrEqual(9);
});
