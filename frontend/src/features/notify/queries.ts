import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { components } from '@/api/schema.gen';

type Schemas = components['schemas'];
export type Notification = Schemas['Notification'];
export type Job = Schemas['Job'];
export type JobRun = Schemas['JobRun'];
export type MailQueue = Schemas['MailQueue'];
export type Mail = Schemas['Message'];

const minute = 60_000;

/** How many messages the reader has not read; asked again each minute. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/notifications', { params: { query: { unread: true, limit: 1 } }, signal })).then(({ unread }) => unread),
  refetchInterval: minute,
  staleTime: minute / 2,
});

export const notificationsQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notifications', 'list', unread],
    queryFn: ({ pageParam, signal }) => body(api.GET('/api/v1/notifications', { params: { query: { unread: unread || undefined, cursor: pageParam || undefined } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

/** Marks one message as read, or all when no id is given. */
export function useRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (id: string | null) => {
      if (id === null) await api.POST('/api/v1/notifications/read-all');
      else await api.POST('/api/v1/notifications/{messageId}/read', { params: { path: { messageId: id } } });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notifications'] }),
  });
}

export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/jobs', { signal })).then((page) => page.items),
  refetchInterval: minute / 2,
});

export const runsQuery = (job: string | undefined, idle: boolean) =>
  infiniteQueryOptions({
    queryKey: ['jobs', 'runs', job, idle],
    queryFn: ({ pageParam, signal }) => body(api.GET('/api/v1/job-runs', { params: { query: { job, idle: idle || undefined, limit: 10, cursor: pageParam || undefined } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const mailQuery = (status: Mail['status'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['mail', status],
    queryFn: ({ pageParam, signal }) => body(api.GET('/api/v1/messages', { params: { query: { status, limit: 20, cursor: pageParam || undefined } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    refetchInterval: minute / 2,
  });

export function useRetryMail() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await api.POST('/api/v1/messages/{messageId}/retry', { params: { path: { messageId: id } } });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['mail'] }),
  });
}
