import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api, body, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { meQuery } from '@/app/session';

export type Preview = components['schemas']['Preview'];
export type Token = components['schemas']['Token'];
export type Language = 'sv' | 'en';

/** Signs in and remembers who it is. */
export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (credentials: { email: string; password: string }) => body(api.POST('/api/v1/session', { body: credentials })),
    onSuccess: (me) => {
      queryClient.clear();
      queryClient.setQueryData(meQuery.queryKey, me);
    },
  });
}

/** Opens an address of the application as whoever is signed in now. */
export function useEnter() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async (href: string) => {
    await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    await router.navigate({ href, replace: true });
  };
}

export const setupQuery = queryOptions({ queryKey: ['setup'], queryFn: ({ signal }) => body(api.GET('/api/v1/setup', { signal })), staleTime: 60_000 });

/** What the holder of a link was invited to. The answer is not kept. */
export const previewQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation-preview', token],
    queryFn: ({ signal }) => body(api.POST('/api/v1/invitation-previews', { body: { token }, signal })),
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });

export function useAccept() {
  return useMutation({
    mutationFn: (acceptance: { token: string; name?: string; language?: Language; password?: string }) => body(api.POST('/api/v1/invitation-acceptances', { body: acceptance })),
  });
}

export function useAskReset() {
  return useMutation({ mutationFn: (email: string) => body(api.POST('/api/v1/password-reset-requests', { body: { email } })) });
}

export function useReset() {
  return useMutation({ mutationFn: (reset: { token: string; password: string }) => body(api.POST('/api/v1/password-resets', { body: reset })) });
}

/** Institutions to choose as the own one, for whoever holds the set-up address. */
export async function searchInstitutions(token: string, query: string, signal: AbortSignal) {
  const page = await body(api.POST('/api/v1/setup/searches', { body: { token, query }, signal }));
  return page.items.map((one) => ({ value: one.id, label: [one.name, one.city, one.country].filter(Boolean).join(', ') }));
}

export function useAddInstitution(token: string) {
  return useMutation({
    mutationFn: (entered: { name: string; city: string; country: string }) => body(api.POST('/api/v1/setup/organisations', { body: { token, ...entered } })),
  });
}

export function useSetUp(token: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (first: { email: string; name: string; language: Language; password: string; organisationId: string }) => body(api.POST('/api/v1/setup', { body: { token, ...first } })),
    onSuccess: () => queryClient.clear(),
  });
}

export function useChangeMe() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...me }: { version: number; name: string; language: Language }) =>
      body(api.PUT('/api/v1/me', { params: { header: ifMatch(version) }, body: me })),
    onSuccess: (me) => queryClient.setQueryData(meQuery.queryKey, me),
  });
}

export function useChangePassword() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (passwords: { password: string; newPassword: string }) => body(api.PUT('/api/v1/me/password', { body: passwords })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}

export const tokensQuery = queryOptions({ queryKey: ['me', 'tokens'], queryFn: ({ signal }) => body(api.GET('/api/v1/me/tokens', { signal })) });

export function useAddToken() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (token: { name: string; days: number; password: string }) => body(api.POST('/api/v1/me/tokens', { body: token })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
}

export function useRevokeToken() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (tokenId: string) => body(api.DELETE('/api/v1/me/tokens/{tokenId}', { params: { path: { tokenId } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
}
