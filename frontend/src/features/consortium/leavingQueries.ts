import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, idempotencyKey, ifMatch, newIdempotencyKey } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { IsoDate } from '@/dates/calendar';
import type { Language } from '@/i18n/language';
import { type Partner, refreshProject } from './queries';

export type Leaving = components['schemas']['Leaving'];
export type LeaveFields = components['schemas']['LeaveInput'];

export const leavingQuery = (projectId: string, partnerId: string, on: IsoDate, language: Language) =>
  queryOptions({
    queryKey: ['projects', projectId, 'leaving', partnerId, on, language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/partners/{partnerId}/leaving', { params: { path: { projectId, partnerId }, query: { on, language } }, signal })),
    placeholderData: keepPreviousData,
  });

type Which = Pick<Partner, 'id' | 'version'>;
const at = (projectId: string, { id, version }: Which) => ({ path: { projectId, partnerId: id }, header: ifMatch(version) });

export function useLeave(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ partner, fields }: { partner: Which; fields: LeaveFields }) =>
      body(api.PUT('/api/v1/projects/{projectId}/partners/{partnerId}/leaving', { params: at(projectId, partner), headers: idempotencyKey(newIdempotencyKey()), body: fields })),
    onSettled: () => refreshProject(queryClient, projectId),
  });
}

export function useStay(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (partner: Which) => body(api.DELETE('/api/v1/projects/{projectId}/partners/{partnerId}/leaving', { params: at(projectId, partner) })),
    onSettled: () => refreshProject(queryClient, projectId),
  });
}
