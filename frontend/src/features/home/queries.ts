import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { turnsKey } from '@/api/queryClient';
import type { components } from '@/api/schema.gen';

export type Turn = components['schemas']['Turn'];
export type Project = components['schemas']['Project'];

/** What waits for the reader, most overdue first. Read anew each time the page is opened: acts elsewhere take lines away. */
export const turnsQuery = queryOptions({
  queryKey: turnsKey,
  queryFn: ({ signal }) => body(api.GET('/api/v1/turns', { signal })),
  staleTime: 0,
});

/** The projects that the reader may see, the newest changed first. */
export const recentProjectsQuery = queryOptions({
  queryKey: ['projects', 'list', 'home'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/projects', { params: { query: { sort: '-updated', limit: 8 } }, signal })),
});
