import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { uploadDocument } from '@/api/uploadDocument';
import type { Language } from '@/i18n/language';
import { refreshProject } from '../queries';

type Schemas = components['schemas'];
export type Mandate = Schemas['Mandate'];
export type MandateState = Mandate['state'];
export type MandateMove = Schemas['MoveMandateInput'];

export const mandatesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'mandates'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/mandates', { params: { path: { projectId } }, signal })).then((page) => page.items),
  });

export function useRequestMandate(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ partnerId, version }: Pick<Mandate, 'partnerId' | 'version'>) =>
      body(api.POST('/api/v1/projects/{projectId}/partners/{partnerId}/mandate-requests', { params: { path: { projectId, partnerId }, header: ifMatch(version) } })),
    onSettled: () => refreshProject(queryClient, projectId),
  });
}

const move = (projectId: string, { partnerId, version }: Pick<Mandate, 'partnerId' | 'version'>, wish: MandateMove) =>
  body(api.POST('/api/v1/projects/{projectId}/partners/{partnerId}/mandate-moves', { params: { path: { projectId, partnerId }, header: ifMatch(version) }, body: wish }));

export function useMoveMandate(projectId: string, mandate: Mandate) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (wish: MandateMove) => move(projectId, mandate, wish),
    onSettled: () => refreshProject(queryClient, projectId),
  });
}

/** Sends the file of the letter and puts it to the mandate. A letter that had not come in has come in with it. */
export function useHandInMandate(projectId: string, mandate: Mandate) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ file, onProgress }: { file: File; onProgress: (share: number) => void }) => {
      const document = await uploadDocument(projectId, { partnerId: mandate.partnerId }, file, onProgress);
      return move(projectId, mandate, { to: mandate.state === 'signed' ? 'signed' : 'received', documentId: document.id });
    },
    onSettled: () => refreshProject(queryClient, projectId),
  });
}

export const letterAddress = (projectId: string, partnerId: string, language: Language) =>
  `/api/v1/projects/${encodeURIComponent(projectId)}/partners/${encodeURIComponent(partnerId)}/mandate-letter?language=${language}`;

export const fileAddress = (projectId: string, documentId: string) => `/api/v1/projects/${encodeURIComponent(projectId)}/documents/${encodeURIComponent(documentId)}/content`;
