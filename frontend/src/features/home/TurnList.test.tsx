import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { show, violations } from '@/testing/render';
import { HomeEmpty } from './HomeEmpty';
import type { Turn } from './queries';
import { TurnList } from './TurnList';
import { pressing, turnAddress } from './turns';

const today = '2026-03-16';
const turn = (change: Partial<Turn>): Turn => ({
  act: 'deliver', projectId: 'p1', projectAcronym: 'BRIDGE', subjectId: 's1', reference: 'D2.2', title: 'Course outline', partnerId: 'turku', organisation: 'Turku', dueOn: '2026-03-10', ...change,
});
const report = { reference: '1', title: '' };

it('leads from each act to where it is done', () => {
  expect(turnAddress(turn({}))).toBe('/projects/p1/plan?open=s1');
  expect(turnAddress(turn({ act: 'hold_activity' }))).toBe('/projects/p1/plan?open=s1');
  expect(turnAddress(turn({ act: 'review_report', ...report }))).toBe('/projects/p1/reports/s1');
  expect(turnAddress(turn({ act: 'correct_report', ...report }))).toBe('/projects/p1/reports/s1');
  expect(turnAddress(turn({ act: 'write_report', ...report }))).toBe('/projects/p1/reports?period=s1&partner=turku');
  expect(turnAddress(turn({ act: 'follow_up', ...report }))).toBe('/projects/p1/reports?period=s1&partner=turku');
  expect(turnAddress(turn({ act: 'follow_up' }))).toBe('/projects/p1/plan?open=s1');
});

it('counts what is late and what someone else waits for, not what lies ahead', () => {
  expect(pressing([turn({}), turn({ dueOn: '2026-03-20' }), turn({ act: 'review_report', ...report }), turn({ act: 'correct_report', ...report, dueOn: '2026-04-01' })], today)).toBe(3);
});

it('says who must do what, for which project and since when, in both languages', async () => {
  const turns = [turn({ act: 'follow_up' }), turn({ act: 'review_report', ...report, subjectId: 's2', dueOn: '2026-03-14' }), turn({ subjectId: 's3', dueOn: '2026-03-17' })];
  const { unmount } = await show(<TurnList turns={turns} today={today} />, { namespaces: ['home'] });
  const [late, review, soon] = screen.getAllByRole('listitem');
  expect(late).toHaveTextContent('Turku is late with D2.2 Course outline');
  expect(late).toHaveTextContent('BRIDGE6 days late, was due 2026-03-10');
  expect(within(review!).getByRole('link', { name: 'Review report: Turku has sent in its report for period 1' })).toHaveAttribute('href', '/projects/p1/reports/s2');
  expect(soon).toHaveTextContent('tomorrow, 2026-03-17');
  expect(await violations()).toEqual([]);
  unmount();
  await show(<TurnList turns={turns} today={today} />, { namespaces: ['home'], language: 'sv' });
  expect(screen.getAllByRole('listitem')[0]).toHaveTextContent('Turku är sen med D2.2 Course outlineBRIDGE6 dagar sen, skulle vara klar 2026-03-10');
});

it('shows the first twelve, and the rest when asked', async () => {
  await show(<TurnList turns={Array.from({ length: 15 }, (_, at) => turn({ subjectId: `s${at}` }))} today={today} />, { namespaces: ['home'] });
  expect(screen.getAllByRole('listitem')).toHaveLength(12);
  await userEvent.click(screen.getByRole('button', { name: 'Show all 15' }));
  expect(screen.getAllByRole('listitem')).toHaveLength(15);
});

it.each([
  [{ roles: ['international_office'], allowedActions: ['create_project'] }, 'Create project'],
  [{ roles: ['administrator'], allowedActions: [] }, 'Show accounts'],
])('tells a reader without projects the next step of the role', async (me, act) => {
  await show(<HomeEmpty me={me} hasProjects={false} />, { namespaces: ['home'] });
  expect(screen.getByRole('link', { name: act })).toBeInTheDocument();
});

it('is calm when nothing waits', async () => {
  await show(<HomeEmpty me={{ roles: [], allowedActions: [] }} hasProjects />, { namespaces: ['home'] });
  expect(screen.getByText(/Nothing waits for you right now/)).toBeInTheDocument();
  expect(screen.queryByRole('link')).toBeNull();
});
