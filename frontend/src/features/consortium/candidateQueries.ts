import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, idempotencyKey, ifMatch, newIdempotencyKey } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { Language } from '@/i18n/language';
import { refreshProject } from './queries';

type Schemas = components['schemas'];
export type Candidate = Schemas['Candidate'];
export type CandidateFields = Schemas['CandidateFields'];
export type CandidateState = Candidate['state'];
export type Participation = Schemas['ParticipationInvitation'];
export type SentParticipation = Schemas['SentParticipation'];
export type AskFields = Schemas['InviteToTakePartInput'];
export type ParticipationPreview = Schemas['ParticipationPreview'];

export const candidatesQuery = (projectId: string, language: Language) =>
  queryOptions({
    queryKey: ['projects', projectId, 'candidates', language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/candidates', { params: { path: { projectId }, query: { language } }, signal })).then((page) => page.items),
  });

export const participationsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'participations'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/participation-invitations', { params: { path: { projectId } }, signal })).then((page) => page.items),
  });

/** What the holder of a link is asked. The answer is not kept. */
export const participationPreviewQuery = (token: string) =>
  queryOptions({
    queryKey: ['participation-preview', token],
    queryFn: ({ signal }) => body(api.POST('/api/v1/participation-previews', { body: { token }, signal })),
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });

function useChange<Input, Answer>(projectId: string, change: (input: Input, key: string) => Promise<Answer>) {
  const queryClient: QueryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => change(input, newIdempotencyKey()),
    onSettled: () => refreshProject(queryClient, projectId),
  });
}

type Which = Pick<Candidate, 'id' | 'version'>;
const at = (projectId: string, { id, version }: Which) => ({ path: { projectId, candidateId: id }, header: ifMatch(version) });

export const useAddCandidate = (projectId: string) =>
  useChange(projectId, (fields: CandidateFields & { organisationId: string }, key) => body(api.POST('/api/v1/projects/{projectId}/candidates', { params: { path: { projectId } }, headers: idempotencyKey(key), body: fields })));

export const useEditCandidate = (projectId: string) =>
  useChange(projectId, ({ candidate, fields }: { candidate: Which; fields: CandidateFields }, key) =>
    body(api.PUT('/api/v1/projects/{projectId}/candidates/{candidateId}', { params: at(projectId, candidate), headers: idempotencyKey(key), body: fields })),
  );

export const useMoveCandidate = (projectId: string) =>
  useChange(projectId, ({ candidate, to, words }: { candidate: Which; to: CandidateState; words?: string }, key) =>
    body(api.POST('/api/v1/projects/{projectId}/candidates/{candidateId}/moves', { params: at(projectId, candidate), headers: idempotencyKey(key), body: { to, words } })),
  );

export const usePromoteCandidate = (projectId: string) =>
  useChange(projectId, (candidate: Which, key) => body(api.POST('/api/v1/projects/{projectId}/candidates/{candidateId}/promotion', { params: at(projectId, candidate), headers: idempotencyKey(key) })));

export const useRemoveCandidate = (projectId: string) =>
  useChange(projectId, (candidate: Which) => api.DELETE('/api/v1/projects/{projectId}/candidates/{candidateId}', { params: at(projectId, candidate) }));

export const useAsk = (projectId: string) =>
  useChange(projectId, (fields: AskFields, key) => body(api.POST('/api/v1/projects/{projectId}/participation-invitations', { params: { path: { projectId } }, headers: idempotencyKey(key), body: fields })));

const of = (projectId: string, { id, version }: Pick<Participation, 'id' | 'version'>) => ({ path: { projectId, participationId: id }, header: ifMatch(version) });

export const useRenewParticipation = (projectId: string) =>
  useChange(projectId, (invitation: Pick<Participation, 'id' | 'version'>, key) =>
    body(api.POST('/api/v1/projects/{projectId}/participation-invitations/{participationId}/renewal', { params: of(projectId, invitation), headers: idempotencyKey(key) })),
  );

export const useWithdrawParticipation = (projectId: string) =>
  useChange(projectId, (invitation: Pick<Participation, 'id' | 'version'>) =>
    api.DELETE('/api/v1/projects/{projectId}/participation-invitations/{participationId}', { params: of(projectId, invitation) }),
  );

export function useAnswerParticipation() {
  return useMutation({
    mutationFn: (answer: { token: string; answer: 'accepted' | 'declined'; name: string; words?: string }) => api.POST('/api/v1/participation-answers', { body: answer }),
  });
}
