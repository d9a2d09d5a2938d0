import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, idempotencyKey, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { Choice } from '@/ui/forms/SearchField';

type Schemas = components['schemas'];
export type Proposal = Schemas['PartnershipProposal'];
export type ProposalFields = Schemas['ProposalFields'];
export type Assessment = Schemas['Assessment'];
export type AssessmentFields = Schemas['AssessmentFields'];
export type Opinion = Schemas['Opinion'];
export type OpinionFields = Schemas['OpinionFields'];
export type Compared = Schemas['ComparedProposal'];
export type Stage = Proposal['stage'];
export type Origin = Proposal['origin'];
export type Move = Proposal['moves'][number];

export const stages = ['received', 'first_review', 'preparation', 'consultation', 'decision_basis'] as const;
export const origins = ['leadership', 'external_request', 'employee'] as const;
export const areas = ['research', 'education', 'utilisation', 'skills_supply', 'communication', 'other'] as const;

/** What narrows the list; it stands in the address. */
export interface ListSearch {
  mine?: boolean;
  ended?: boolean;
  origin?: Origin;
  sort?: string;
}

const keys = {
  all: ['partnerships'] as const,
  list: (search: ListSearch) => ['partnerships', 'list', search] as const,
  one: (id: string) => ['partnerships', 'one', id] as const,
  assessment: (id: string) => ['partnerships', 'assessment', id] as const,
  opinions: (id: string) => ['partnerships', 'opinions', id] as const,
  comparison: (ids: readonly string[]) => ['partnerships', 'comparison', ids] as const,
};

export function proposalsQuery({ mine, ended, origin, sort }: ListSearch) {
  return infiniteQueryOptions({
    queryKey: keys.list({ mine, ended, origin, sort }),
    queryFn: ({ pageParam, signal }) =>
      body(api.GET('/api/v1/partnerships/proposals', { params: { query: { mine, open: mine || ended ? undefined : true, origin, sort, cursor: pageParam, limit: 100 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => body(api.GET('/api/v1/partnerships/proposals/{proposalId}', { params: { path: { proposalId: id } }, signal })),
  });

export const assessmentQuery = (id: string) =>
  queryOptions({
    queryKey: keys.assessment(id),
    queryFn: ({ signal }) => body(api.GET('/api/v1/partnerships/proposals/{proposalId}/assessment', { params: { path: { proposalId: id } }, signal })),
  });

export const opinionsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.opinions(id),
    queryFn: ({ signal }) => body(api.GET('/api/v1/partnerships/proposals/{proposalId}/opinions', { params: { path: { proposalId: id } }, signal })),
  });

export const comparisonQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: keys.comparison(ids),
    queryFn: ({ signal }) => body(api.GET('/api/v1/partnerships/comparison', { params: { query: { proposals: ids.join(',') } }, signal })),
  });

/** An act after which everything of the room is read anew. */
function useAct<Input, Result>(act: (input: Input) => Promise<Result>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.all }) });
}

export const usePropose = () =>
  useAct(({ fields, key }: { fields: ProposalFields; key: string }) => body(api.POST('/api/v1/partnerships/proposals', { body: fields, headers: idempotencyKey(key) })));

export const useEditProposal = (proposal: Proposal) =>
  useAct((fields: ProposalFields) =>
    body(api.PUT('/api/v1/partnerships/proposals/{proposalId}', { params: { path: { proposalId: proposal.id }, header: ifMatch(proposal.version) }, body: fields })),
  );

export const useMoveProposal = (proposal: Proposal) =>
  useAct((step: { to: Move['to']; reason: string }) =>
    body(
      api.POST('/api/v1/partnerships/proposals/{proposalId}/moves', {
        params: { path: { proposalId: proposal.id }, header: ifMatch(proposal.version) },
        // Withdrawing is an act of its own and never among the moves.
        body: step as { to: Exclude<Move['to'], 'withdrawn'>; reason: string },
      }),
    ),
  );

export const useWithdrawProposal = (proposal: Proposal) =>
  useAct((reason: string) =>
    body(api.POST('/api/v1/partnerships/proposals/{proposalId}/withdrawal', { params: { path: { proposalId: proposal.id }, header: ifMatch(proposal.version) }, body: { reason } })),
  );

export const useLinkOrganisation = (proposal: Proposal, proposedId: string) =>
  useAct((organisationId: string) =>
    body(
      api.PUT('/api/v1/partnerships/proposals/{proposalId}/organisations/{proposedId}', {
        params: { path: { proposalId: proposal.id, proposedId }, header: ifMatch(proposal.version) },
        body: { organisationId },
      }),
    ),
  );

export const useAssess = (proposalId: string) =>
  useAct(({ fields, version }: { fields: AssessmentFields; version: number }) =>
    body(api.PUT('/api/v1/partnerships/proposals/{proposalId}/assessment', { params: { path: { proposalId }, header: ifMatch(version) }, body: fields })),
  );

/** Notes a new opinion, or writes one anew. */
export const useSaveOpinion = (proposalId: string, standing?: Opinion) =>
  useAct(({ fields, key }: { fields: OpinionFields; key: string }) =>
    standing
      ? body(api.PUT('/api/v1/partnerships/proposals/{proposalId}/opinions/{opinionId}', { params: { path: { proposalId, opinionId: standing.id }, header: ifMatch(standing.version) }, body: fields }))
      : body(api.POST('/api/v1/partnerships/proposals/{proposalId}/opinions', { params: { path: { proposalId } }, body: fields, headers: idempotencyKey(key) })),
  );

export const useRemoveOpinion = (proposalId: string) =>
  useAct((opinion: Opinion) =>
    api.DELETE('/api/v1/partnerships/proposals/{proposalId}/opinions/{opinionId}', { params: { path: { proposalId, opinionId: opinion.id }, header: ifMatch(opinion.version) } }),
  );

/** Organisations of the register whose name, city or code fits. */
export async function searchOrganisations(text: string, signal: AbortSignal): Promise<readonly Choice[]> {
  if (!text) return [];
  const found = await body(api.GET('/api/v1/organisations', { params: { query: { q: text, limit: 8 } }, signal }));
  return found.items.map(({ id, name, city, country }) => ({ value: id, label: [name, city, country].filter(Boolean).join(', ') }));
}

export const may = ({ allowedActions }: { allowedActions: readonly string[] }, action: string) => allowedActions.includes(action);
