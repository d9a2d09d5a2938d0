import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { AccountTable } from './AccountTable';
import { InviteForm } from './InviteForm';
import { MemberTable } from './MemberTable';
import { PersonRoles } from './PersonRoles';
import type { Account, Member } from './queries';

const me = { id: 'u1', name: 'Ann', email: 'ann@example.org', language: 'en', roles: ['international_office'], memberships: [], demonstration: false, allowedActions: [], version: 1 };
const partner = { leftOn: null, organisation: { id: 'o1', name: 'Turku' } };

beforeEach(() => {
  vi.stubGlobal('fetch', (request: Request) => {
    const answer = request.url.endsWith('/me') ? me : { items: request.url.endsWith('/partners') ? [partner] : [] };
    return Promise.resolve(new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } }));
  });
});
afterEach(() => vi.unstubAllGlobals());

const account: Account = {
  id: 'u2', name: 'Bo Ek', email: 'bo@example.org', language: 'sv', status: 'active', roles: ['administrator'], createdAt: '2026-03-16T12:00:00Z', demonstration: false, version: 3,
  organisations: [{ id: 'm1', organisationId: 'o1', organisationName: 'Lund', version: 1 }], allowedActions: ['change_roles', 'disable', 'end_membership'],
};

const member = (change: Partial<Member>): Member => ({
  id: 'm1', userId: 'u2', name: 'Bo Ek', email: 'bo@example.org', organisationId: 'o1', organisationName: 'Turku', role: 'partner_lead', untilOn: null, active: true,
  allowedActions: [], version: 1, ...change,
});

test('the table of accounts names people, their roles and where they belong', async () => {
  await show(<AccountTable accounts={[account]} />, { namespaces: ['people', 'roles'] });
  const row = screen.getByRole('row', { name: /Bo Ek/ });
  expect(within(row).getByText('Administrator')).toBeVisible();
  expect(within(row).getByText('Lund')).toBeVisible();
  expect(within(row).getByText('never')).toBeVisible();
  expect(await violations()).toEqual([]);
});

test('an invitation without its parts is not sent, and an auditor is asked for a last day', async () => {
  const user = userEvent.setup();
  const onInvited = vi.fn();
  await show(<InviteForm projectId="p1" roles={['project_manager', 'auditor']} onInvited={onInvited} />, { namespaces: ['people', 'roles'] });
  await user.selectOptions(screen.getByLabelText('Role'), 'auditor');
  await user.click(screen.getByRole('button', { name: 'Send the invitation' }));
  const summary = screen.getByRole('alert');
  expect(summary).toHaveFocus();
  for (const words of ["Write the person's name.", "Write the person's e-mail address.", "Give the auditor's last day.", 'Choose the organisation that the person belongs to.']) {
    expect(within(summary).getByRole('link', { name: words })).toBeVisible();
  }
  expect(onInvited).not.toHaveBeenCalled();
  expect(await violations()).toEqual([]);
});

test('what a reader may do to a member comes from the member', async () => {
  await show(<MemberTable projectId="p1" roles={['partner_member']} members={[member({}), member({ id: 'm2', userId: 'u3', name: 'Cia', role: 'partner_member', allowedActions: ['end'] })]} />, { namespaces: ['people', 'roles'] });
  expect(await screen.findByRole('button', { name: 'Remove Cia from the project' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /Bo Ek/ })).toBeNull();
  expect(await violations()).toEqual([]);
});

test('nobody can tick a new role for themselves', async () => {
  await show(<PersonRoles account={account} own />, { namespaces: ['people', 'roles'] });
  expect(screen.getByRole('checkbox', { name: 'Administrator' })).toBeEnabled();
  expect(screen.getByRole('checkbox', { name: 'Finance' })).toBeDisabled();
  expect(screen.getByText(/Another administrator does that/)).toBeVisible();
  expect(await violations()).toEqual([]);
});
