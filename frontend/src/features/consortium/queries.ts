import { infiniteQueryOptions, keepPreviousData, type QueryClient, type QueryKey, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, idempotencyKey, ifMatch, newIdempotencyKey } from '@/api/client';
import { projectQuery } from '@/api/projectQuery';
import type { components } from '@/api/schema.gen';
import type { Language } from '@/i18n/language';

type Schemas = components['schemas'];
export type Project = Schemas['Project'];
export type ProjectFields = Schemas['ProjectFields'];
export type ProjectStatus = Project['status'];
export type Partner = Schemas['Partner'];
export type PartnerFields = Schemas['PartnerFields'];
export type Eligibility = Schemas['Eligibility'];
export type Rule = Schemas['Rule'];
export type RuleBook = Schemas['RuleBook'];
export type Mark = Schemas['Mark'];
export type HistoryEntry = Schemas['History'];
export type Check = Schemas['Check'];
export type Award = Schemas['Award'];
export type Organisation = Schemas['Organisation'];

export interface ProjectFilter {
  q?: string;
  status?: ProjectStatus[];
  action?: string;
  callYear?: number;
  sort?: string;
}

export const projectsQuery = (filter: ProjectFilter) =>
  infiniteQueryOptions({
    queryKey: ['projects', 'list', filter],
    queryFn: ({ pageParam, signal }) => body(api.GET('/api/v1/projects', { params: { query: { ...filter, count: true, limit: 50, cursor: pageParam || undefined } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

export const partnersQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'partners'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/partners', { params: { path: { projectId } }, signal })).then((page) => page.items),
  });

export const eligibilityQuery = (projectId: string, language: Language) =>
  queryOptions({
    queryKey: ['projects', projectId, 'eligibility', language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/eligibility', { params: { path: { projectId }, query: { language } }, signal })),
    placeholderData: keepPreviousData,
  });

export const awardQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'award'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/award', { params: { path: { projectId } }, signal })),
  });

export const marksQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'marks'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/marks', { params: { path: { projectId } }, signal })).then((page) => page.items),
  });

export const historyQuery = (projectId: string) =>
  infiniteQueryOptions({
    queryKey: ['projects', projectId, 'history'],
    queryFn: ({ pageParam, signal }) => body(api.GET('/api/v1/projects/{projectId}/history', { params: { path: { projectId }, query: { limit: 50, cursor: pageParam || undefined } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const allChecksQuery = (projectId: string, language: Language) =>
  infiniteQueryOptions({
    queryKey: ['projects', projectId, 'checks', 'all', language],
    queryFn: ({ pageParam, signal }) => body(api.GET('/api/v1/projects/{projectId}/eligibility-checks', { params: { path: { projectId }, query: { language, limit: 50, cursor: pageParam || undefined } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

export const ruleBooksQuery = queryOptions({
  queryKey: ['rule-books'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/rule-books', { signal })).then((page) => page.items),
  staleTime: Number.POSITIVE_INFINITY,
});

export const organisationSearchQuery = (text: string, country: string) =>
  queryOptions({
    queryKey: ['organisations', 'search', text, country],
    queryFn: ({ signal }) => body(api.GET('/api/v1/organisations', { params: { query: { q: text || undefined, country: country || undefined, limit: 12 } }, signal })),
    enabled: text.trim().length > 0 || country !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** What follows from a change of a project or its partners is read again: the verdict first, because the reader waits for it, then the rest. */
export async function refreshProject(queryClient: QueryClient, projectId: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['projects', projectId, 'eligibility'] });
  const rest = ([, of, part]: QueryKey) => of === 'list' || (of === projectId && part !== 'eligibility');
  await queryClient.invalidateQueries({ queryKey: ['projects'], predicate: ({ queryKey }) => rest(queryKey) });
}

export const saveProject = (projectId: string, fields: ProjectFields, version: number, key: string) =>
  body(api.PUT('/api/v1/projects/{projectId}', { params: { path: { projectId }, header: ifMatch(version) }, headers: idempotencyKey(key), body: fields }));

export const savePartner = (projectId: string, partnerId: string, fields: PartnerFields, version: number, key: string) =>
  body(api.PUT('/api/v1/projects/{projectId}/partners/{partnerId}', { params: { path: { projectId, partnerId }, header: ifMatch(version) }, headers: idempotencyKey(key), body: fields }));

export function useCreateProject() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ fields, key }: { fields: ProjectFields & { coordinatorId?: string }; key: string }) => body(api.POST('/api/v1/projects', { headers: idempotencyKey(key), body: fields })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['projects', 'list'] }),
  });
}

export function useAddPartner(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (fields: Schemas['AddPartnerInput']) => body(api.POST('/api/v1/projects/{projectId}/partners', { params: { path: { projectId } }, headers: idempotencyKey(newIdempotencyKey()), body: fields })),
    onSettled: () => refreshProject(queryClient, projectId),
  });
}

export function useRemovePartner(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Pick<Partner, 'id' | 'version'>) => api.DELETE('/api/v1/projects/{projectId}/partners/{partnerId}', { params: { path: { projectId, partnerId: id }, header: ifMatch(version) } }),
    onSettled: () => refreshProject(queryClient, projectId),
  });
}

export function usePlacePartner(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, position }: { id: string; version: number; position: number }) =>
      body(api.POST('/api/v1/projects/{projectId}/partners/{partnerId}/position', { params: { path: { projectId, partnerId: id }, header: ifMatch(version) }, body: { position } })),
    onSuccess: (page) => queryClient.setQueryData(partnersQuery(projectId).queryKey, page.items),
    onSettled: () => refreshProject(queryClient, projectId),
  });
}

export function useMoveProject(project: Project) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (move: Schemas['MoveProjectInput']) =>
      body(api.POST('/api/v1/projects/{projectId}/moves', { params: { path: { projectId: project.id }, header: ifMatch(project.version) }, headers: idempotencyKey(newIdempotencyKey()), body: move })),
    onSuccess: (moved) => queryClient.setQueryData(projectQuery(project.id).queryKey, moved),
    onSettled: () => refreshProject(queryClient, project.id),
  });
}

export function useRecordEligibility(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST('/api/v1/projects/{projectId}/eligibility-checks', { params: { path: { projectId } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['projects', projectId, 'checks'] }),
  });
}

/** What a PUT of a project writes, as the project stands. */
export function fieldsOf(project: Project): ProjectFields {
  const { acronym, title, summary, action, callYear, projectNumber, startOn, durationMonths, grantRequested, yearlyLimit } = project;
  const { higherEducationRelevance, objectives, activityTypes, sectors, agendaLinks, agendaRead } = project;
  return {
    acronym, title, summary, action, callYear, projectNumber, startOn, durationMonths, grantRequested, yearlyLimit,
    higherEducationRelevance, objectives, activityTypes, sectors, agendaLinks, agendaRead,
  };
}

export function partnerFieldsOf(partner: Partner): PartnerFields {
  const { role, addedValue, strategyLink, charterHeld, joinedOn } = partner;
  return { role, addedValue, strategyLink, charterHeld, joinedOn };
}

export const may = (resource: { allowedActions: readonly string[] }, action: string) => resource.allowedActions.includes(action);
