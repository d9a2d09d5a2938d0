import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { uploadDocument } from '@/api/uploadDocument';
import { budgetKeys } from '../queries';
import { refreshAll } from './versionQueries';

type Schemas = components['schemas'];
export type Amendment = Schemas['Amendment'];
export type AmendmentHead = Schemas['Amendments']['items'][number];
export type TransferLine = Schemas['TransferLine'];
export type AmendmentFields = Schemas['EditAmendmentInput'];
export type AmendmentMove = Schemas['MoveAmendmentInput'];

export const amendmentsQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...budgetKeys.one(projectId), 'amendments'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/budget/amendments', { params: { path: { projectId } }, signal })),
  });

export const amendmentQuery = (projectId: string, amendmentId: string) =>
  queryOptions({
    queryKey: [...budgetKeys.one(projectId), 'amendments', amendmentId],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/budget/amendments/{amendmentId}', { params: { path: { projectId, amendmentId } }, signal })),
  });

export function useOpenAmendment(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST('/api/v1/projects/{projectId}/budget/amendments', { params: { path: { projectId } } })),
    onSuccess: () => refreshAll(queryClient, projectId),
  });
}

const at = (projectId: string, { id, version }: Pick<Amendment, 'id' | 'version'>) => ({ path: { projectId, amendmentId: id }, header: ifMatch(version) });

export function useEditAmendment(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ amendment, fields }: { amendment: Amendment; fields: AmendmentFields }) =>
      body(api.PUT('/api/v1/projects/{projectId}/budget/amendments/{amendmentId}', { params: at(projectId, amendment), body: fields })),
    onSuccess: (saved) => queryClient.setQueryData(amendmentQuery(projectId, saved.id).queryKey, saved),
  });
}

export function useMoveAmendment(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ amendment, move }: { amendment: Amendment; move: Omit<AmendmentMove, 'budgetVersion'> }) =>
      body(api.POST('/api/v1/projects/{projectId}/budget/amendments/{amendmentId}/moves', { params: at(projectId, amendment), body: { ...move, budgetVersion: amendment.budgetVersion } })),
    onSettled: () => refreshAll(queryClient, projectId),
  });
}

/** Sends a file to the project and names it in a change of the plan. */
export function useAddDocument(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ amendment, file }: { amendment: Amendment; file: File }) => {
      const document = await uploadDocument(projectId, {}, file, () => undefined);
      const documentIds = [...new Set([...amendment.documents.map(({ id }) => id), document.id])];
      return body(api.PUT('/api/v1/projects/{projectId}/budget/amendments/{amendmentId}', { params: at(projectId, amendment), body: { reason: amendment.reason, addendum: amendment.addendum, documentIds } }));
    },
    onSuccess: (saved) => queryClient.setQueryData(amendmentQuery(projectId, saved.id).queryKey, saved),
  });
}
