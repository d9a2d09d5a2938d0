import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { Language } from '@/i18n/language';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from './preferences';

export type Me = components['schemas']['Me'];

/** Who is signed in. Kept until sign-out; a 401 on any call ends it. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => body(api.GET('/api/v1/me')),
  staleTime: 60_000,
});

/** The signed-in person. Only below the frame, which has loaded it already. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Sign-in with the way back to where the reader was. */
export function signInAddress(from: string): string {
  return from === '/' || from.startsWith('/sign-in') ? '/sign-in' : `/sign-in?return=${encodeURIComponent(from)}`;
}

/** The address to go to after sign-in: only one of our own, never another host. */
export function safeReturn(address: string | undefined): string {
  if (!address || !/^\/(?![/\\])/.test(address) || /[\u0000-\u001F\\]/.test(address)) return '/';
  return address.startsWith('/sign-in') ? '/' : address;
}

/** Ends the session here and on the server, then leaves every cached answer behind. */
export function useSignOut(): () => void {
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () => api.DELETE('/api/v1/session'),
    onSettled: () => {
      queryClient.clear();
      globalThis.location.assign('/sign-in');
    },
  });
  return () => mutate();
}

/** Shows the application in a language, and remembers it in this browser. */
export function useAdoptLanguage(): (language: Language) => void {
  const { i18n } = useTranslation();
  return (language) => void changeLanguage(i18n, language);
}
