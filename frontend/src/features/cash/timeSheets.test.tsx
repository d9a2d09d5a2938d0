import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import type { TimeSheetList } from './timeSheetQueries';
import { TimeSheetView } from './TimeSheetView';

const sheet = {
  id: 's1', partnerId: 'p2', person: 'Anna Berg', position: 'Lecturer', staffCategory: 'researcher', month: '2026-02-01', outputs: [{ output: 'O1', days: '12.5' }], days: '12.5', weekdays: 20, allDays: '24.5',
  tooMany: true, elsewhere: [{ projectId: 'y', acronym: 'NORD', days: '2' }], hiddenDays: '10', version: 1, allowedActions: ['edit_time_sheet'],
};
const list = { items: [sheet], partners: [{ id: 'p2', name: 'Åbo Akademi' }] } as unknown as TimeSheetList;

it('says when a person has more days than the month, and where', async () => {
  await show(<TimeSheetView projectId="x" list={list} />, { namespaces: ['timeSheets'] });
  expect(screen.getByText('24.5 days; the month has 20 weekdays')).toBeInTheDocument();
  expect(screen.getByText('NORD: 2 days')).toBeInTheDocument();
  expect(screen.getByText('10 days in projects that you do not see')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /Sheet to sign/ })).toHaveAttribute('href', '/api/v1/projects/x/time-sheets/s1/paper?language=en');
  expect(await violations()).toEqual([]);
});

it('enters days with a comma and names what is missing', async () => {
  const asked = vi.fn<(request: Request) => unknown>(() => sheet);
  vi.stubGlobal('fetch', async (request: Request) => Response.json(asked(request), { status: 201 }));
  await show(<TimeSheetView projectId="x" list={{ ...list, items: [] }} />, { namespaces: ['timeSheets'] });
  await userEvent.click(screen.getByRole('button', { name: 'Enter days' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByRole('textbox', { name: /Name/ }), 'Anna Berg');
  await userEvent.type(within(dialog).getByRole('textbox', { name: /Month/ }), '2026-02');
  await userEvent.type(within(dialog).getByRole('textbox', { name: /Days/ }), '2,5');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findAllByText('Name the output.')).not.toHaveLength(0);
  expect(asked).not.toHaveBeenCalled();
  await userEvent.type(within(dialog).getByRole('textbox', { name: /^Output/ }), 'O1');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(asked).toHaveBeenCalled());
  expect(await asked.mock.calls[0]![0].json()).toEqual({ partnerId: 'p2', person: 'Anna Berg', position: '', staffCategory: 'researcher', month: '2026-02-01', outputs: [{ output: 'O1', days: '2.5' }] });
});
