import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';

/** One project, the same for the frame around its pages and for every feature that asks about it. */
export const projectQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}', { params: { path: { projectId } }, signal })),
  });
