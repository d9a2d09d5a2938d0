import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { partners, plan } from './planExample';
import { planGroups } from './planItems';
import { PlanList } from './PlanList';
import { PlanTimeline } from './PlanTimeline';

const list = (over: Partial<Parameters<typeof PlanList>[0]> = {}) => (
  <PlanList projectId="p" plan={plan} partners={partners} groups={planGroups(plan)} onOpen={() => undefined} onAct={() => undefined} {...over} />
);

it('tells code, lead, date and state of each record, and has no fault that axe finds', async () => {
  await show(list(), { namespaces: ['workplan'] });
  const row = screen.getByRole('row', { name: /D1\.2 Interim report/ });
  expect(within(row).getByText('Lund')).toBeInTheDocument();
  expect(within(row).getByText('M3 · 3 days late')).toBeInTheDocument();
  expect(within(row).getByText('Planned')).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});

it('offers the act only where it is due and this person may do it', async () => {
  const onAct = vi.fn();
  const others = { ...plan, deliverables: plan.deliverables.map((one) => (one.id === 'd12' ? { ...one, allowedMoves: [] } : one)) };
  const { unmount } = await show(list({ onAct }), { namespaces: ['workplan'] });
  await userEvent.click(screen.getByRole('button', { name: 'Mark as delivered: D1.2' }));
  expect(onAct).toHaveBeenCalledWith('d12', { act: 'deliver' });
  unmount();
  await show(list({ plan: others, groups: planGroups(others) }), { namespaces: ['workplan'] });
  expect(screen.queryByRole('button', { name: 'Mark as delivered: D1.2' })).toBeNull();
});

it('opens a record from its name', async () => {
  const onOpen = vi.fn();
  await show(list({ onOpen }), { namespaces: ['workplan'], language: 'sv' });
  await userEvent.click(screen.getByRole('button', { name: 'AP2 Courses' }));
  expect(onOpen).toHaveBeenCalledWith('wp2');
});

it('keeps dates moved by keys on the screen until they are saved, and takes them back', async () => {
  const fetch = vi.spyOn(globalThis, 'fetch');
  await show(<PlanTimeline projectId="p" plan={plan} partners={partners} groups={planGroups(plan)} onOpen={() => undefined} />, { namespaces: ['workplan'] });
  screen.getByRole('button', { name: /D2\.1 Course book/ }).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(screen.getByText('D2.1 Course book: 2026-03-30')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(screen.queryByRole('button', { name: 'Save new date' })).toBeNull();
  expect(fetch).not.toHaveBeenCalled();
  expect(await violations()).toEqual([]);
});
