import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { createI18n } from '@/i18n/i18n';
import { show, violations } from '@/testing/render';
import { Bell } from './Bell';
import { JobTable } from './JobTable';
import { jobsSearch } from './jobsSearch';
import { paceWords } from './jobs';
import { MailTable } from './MailTable';
import { MessageList } from './MessageList';
import { notificationAddress } from './notifications';
import type { Mail, Notification } from './queries';

const message = (change: Partial<Notification>): Notification => ({
  id: 'n1', kind: 'deliverable_overdue', projectId: 'p1', subjectKind: 'deliverable', subjectId: 's1', createdAt: '2026-03-16T09:00:00Z',
  params: { reference: 'D2.2', title: 'Course outline', project: 'BRIDGE', organisation: 'Turku', dueOn: '2026-03-10' }, ...change,
});

it('opens the record that a message is about', () => {
  expect(notificationAddress(message({}))).toBe('/projects/p1/plan?open=s1');
  expect(notificationAddress(message({ kind: 'report_due', subjectKind: 'report' }))).toBe('/projects/p1/reports?period=s1');
  expect(notificationAddress(message({ kind: 'report_submitted', subjectKind: 'report' }))).toBe('/projects/p1/reports/s1');
  expect(notificationAddress(message({ projectId: '', kind: 'news', subjectKind: '' }))).toBe('/messages');
});

it('says each kind in words, marks what is unread, and reads it when it is opened', async () => {
  const onRead = vi.fn();
  const returned = message({ id: 'n2', kind: 'report_returned', subjectKind: 'report', readAt: '2026-03-16T10:00:00Z', params: { period: '1', startsOn: '2025-09-01', endsOn: '2026-02-28', project: 'BRIDGE', organisation: 'Turku', reason: 'The voucher is missing.' } });
  await show(<MessageList messages={[message({}), returned, message({ id: 'n3', kind: 'news' })]} onRead={onRead} />, { namespaces: ['notify'] });
  const [first, second, third] = screen.getAllByRole('listitem');
  expect(second).toHaveTextContent('The report for period 1 (2025-09-01 – 2026-02-28) came back for correction (Turku)The voucher is missing.');
  expect(within(second!).queryByRole('button')).toBeNull();
  expect(third).toHaveTextContent('Something has happened that concerns you');
  expect(await violations()).toEqual([]);
  await userEvent.click(within(first!).getByRole('link', { name: 'Unread: D2.2 Course outline is late, was due 2026-03-10 (Turku)' }));
  expect(onRead).toHaveBeenCalledWith('n1');
});

it('tells in the bell how many messages are unread', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(JSON.stringify({ items: [], unread: 3 }), { headers: { 'content-type': 'application/json' } }));
  await show(<Bell />);
  expect(await screen.findByRole('link', { name: 'Messages, 3 unread' })).toHaveAttribute('href', '/messages');
});

const mail: Mail = { id: 'm1', kind: 'report_due', recipient: 'lead@example.org', status: 'failed', attempts: 8, lastError: 'connection refused', createdAt: '2026-03-16T09:00:00Z', nextAttemptAt: '2026-03-16T09:00:00Z', allowedActions: ['retry'] };

it('shows why mail failed and lets it be tried again', async () => {
  const onRetry = vi.fn();
  await show(
    <MailTable mail={[mail, { ...mail, id: 'm2', status: 'queued', lastError: '', allowedActions: [] }]} counts={{ failed: 1, queued: 1 }} onStatus={() => undefined} onRetry={onRetry} loadingMore={false} />,
    { namespaces: ['notify'] },
  );
  expect(screen.getByText('connection refused')).toBeInTheDocument();
  expect(screen.getByRole('option', { name: 'Failed (1)' })).toBeInTheDocument();
  expect(screen.getAllByRole('button', { name: /Try again/ })).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Try again: lead@example.org' }));
  expect(onRetry).toHaveBeenCalledWith('m1');
  expect(await violations()).toEqual([]);
});

it('names each job with its pace and last run', async () => {
  const lastRun = { id: 'r', job: 'deliver_mail', dueAt: '2026-03-16T09:00:00Z', startedAt: '2026-03-16T09:00:00Z', handled: 4, error: 'mail server down', status: 'failed' as const };
  await show(<JobTable jobs={[{ name: 'deliver_mail', everySeconds: 30, lastRun }, { name: 'brand_new', everySeconds: 3600 }]} />, { namespaces: ['notify'] });
  expect(screen.getByRole('row', { name: /Sends mail/ })).toHaveTextContent(/every 30 seconds.*Failed.*mail server down.*4/);
  expect(screen.getByRole('row', { name: /brand_new/ })).toHaveTextContent(/every hour.*has not run yet/);
  expect(await violations()).toEqual([]);
});

it('says a pace in the largest unit that divides it', async () => {
  const i18n = await createI18n('sv');
  await i18n.loadNamespaces('notify');
  expect([30, 60, 21_600, 86_400].map((seconds) => paceWords(i18n.t, seconds))).toEqual(['med 30 sekunders mellanrum', 'varje minut', 'med 6 timmars mellanrum', 'varje dygn']);
});

it('leaves out of the address of the jobs what it does not understand', () => {
  expect(jobsSearch({ status: 'failed', job: 'deliver_mail' })).toEqual({ status: 'failed', job: 'deliver_mail' });
  expect(jobsSearch({ status: 'lost', job: 7 })).toEqual({});
});
