import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type Account = components['schemas']['User'];
export type Member = components['schemas']['Member'];
export type Invitation = components['schemas']['Invitation'];
export type Invited = components['schemas']['Invited'];
export type NewInvitation = components['schemas']['NewInvitation'];
export type ProjectRole = Member['role'];

export const installationRoles = ['administrator', 'international_office', 'leadership', 'finance', 'employee'] as const;
export type InstallationRole = (typeof installationRoles)[number];

/** What the list of accounts is narrowed by; every part has an address. */
export interface AccountFilter {
  query?: string;
  status?: 'active' | 'disabled';
  role?: InstallationRole;
}

export const accountKeys = { all: ['users'] as const, one: (id: string) => ['users', 'one', id] as const, invitations: ['invitations'] as const };
export const memberKeys = {
  all: (projectId: string) => ['projects', projectId, 'members'] as const,
  invitations: (projectId: string) => ['projects', projectId, 'invitations'] as const,
};

export const accountsQuery = (filter: AccountFilter) =>
  infiniteQueryOptions({
    queryKey: [...accountKeys.all, 'list', filter],
    queryFn: ({ pageParam, signal }) => body(api.GET('/api/v1/users', { params: { query: { ...filter, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });

export const accountQuery = (userId: string) =>
  queryOptions({ queryKey: accountKeys.one(userId), queryFn: ({ signal }) => body(api.GET('/api/v1/users/{userId}', { params: { path: { userId } }, signal })) });

export const membersQuery = (projectId: string) =>
  queryOptions({ queryKey: memberKeys.all(projectId), queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/members', { params: { path: { projectId } }, signal })) });

/** Invitations that wait: of a project, or of the installation. */
export const invitationsQuery = (projectId?: string) =>
  queryOptions({
    queryKey: projectId ? memberKeys.invitations(projectId) : accountKeys.invitations,
    queryFn: ({ signal }) =>
      projectId ? body(api.GET('/api/v1/projects/{projectId}/invitations', { params: { path: { projectId } }, signal })) : body(api.GET('/api/v1/invitations', { signal })),
  });

/** The organisations that take part in a project, to invite people for. */
export const partnersToInviteForQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'members', 'organisations'],
    queryFn: async ({ signal }) => {
      const page = await body(api.GET('/api/v1/projects/{projectId}/partners', { params: { path: { projectId } }, signal }));
      return page.items.filter((partner) => !partner.leftOn).map(({ organisation }) => ({ value: organisation.id, label: organisation.name }));
    },
  });

export async function searchOrganisations(text: string, signal: AbortSignal) {
  const page = await body(api.GET('/api/v1/organisations', { params: { query: { q: text, limit: 8 } }, signal }));
  return page.items.map((one) => ({ value: one.id, label: [one.name, one.city, one.country].filter(Boolean).join(', ') }));
}

/** Every change of an account answers with the account as it stands. */
function useAccountChange<Variables extends { account: Account }>(change: (variables: Variables) => Promise<Account>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (account) => {
      queryClient.setQueryData(accountKeys.one(account.id), account);
      await queryClient.invalidateQueries({ queryKey: [...accountKeys.all, 'list'] });
    },
  });
}

export function useChangeRoles() {
  return useAccountChange(({ account, roles }: { account: Account; roles: string[] }) =>
    body(api.PUT('/api/v1/users/{userId}/roles', { params: { path: { userId: account.id }, header: ifMatch(account.version) }, body: { roles } })),
  );
}

export function useAbleAccount() {
  return useAccountChange(({ account, act }: { account: Account; act: 'enable' | 'disable' }) => {
    const params = { path: { userId: account.id }, header: ifMatch(account.version) };
    return act === 'enable' ? body(api.POST('/api/v1/users/{userId}/enable', { params })) : body(api.POST('/api/v1/users/{userId}/disable', { params }));
  });
}

export function useEndPlace() {
  return useAccountChange(({ account, place }: { account: Account; place: Account['organisations'][number] }) =>
    body(api.DELETE('/api/v1/users/{userId}/organisations/{membershipId}', { params: { path: { userId: account.id, membershipId: place.id }, header: ifMatch(place.version) } })),
  );
}

export function useInvite(projectId?: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (invitation: NewInvitation) =>
      projectId
        ? body(api.POST('/api/v1/projects/{projectId}/invitations', { params: { path: { projectId } }, body: invitation }))
        : body(api.POST('/api/v1/invitations', { body: invitation })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: invitationsQuery(projectId).queryKey }),
  });
}

export function useRenewInvitation(projectId?: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (invitation: Invitation) => body(api.POST('/api/v1/invitations/{invitationId}/renewal', { params: { path: { invitationId: invitation.id }, header: ifMatch(invitation.version) } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: invitationsQuery(projectId).queryKey }),
  });
}

export function useWithdrawInvitation(projectId?: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (invitation: Invitation) => body(api.DELETE('/api/v1/invitations/{invitationId}', { params: { path: { invitationId: invitation.id }, header: ifMatch(invitation.version) } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: invitationsQuery(projectId).queryKey }),
  });
}

export function useChangeMember(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ member, role, untilOn }: { member: Member; role: ProjectRole; untilOn?: string }) =>
      body(api.PUT('/api/v1/projects/{projectId}/members/{memberId}', { params: { path: { projectId, memberId: member.id }, header: ifMatch(member.version) }, body: { role, untilOn } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: memberKeys.all(projectId) }),
  });
}

export function useEndMember(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (member: Member) => body(api.DELETE('/api/v1/projects/{projectId}/members/{memberId}', { params: { path: { projectId, memberId: member.id }, header: ifMatch(member.version) } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: memberKeys.all(projectId) }),
  });
}
