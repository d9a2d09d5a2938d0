import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type DataSource = components['schemas']['DataSource'];

/** They are part of the program and change only with it. */
export const dataSourcesQuery = queryOptions({
  queryKey: ['data-sources'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/data-sources', { signal })),
  staleTime: Infinity,
});
