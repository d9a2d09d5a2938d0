import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { asBytes } from '@/api/asBytes';
import { api, body, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { ImportRequest } from '@/ui/import/FileImport';

type Schemas = components['schemas'];
export type Organisation = Schemas['Organisation'];
export type OrganisationEntry = Schemas['OrganisationEntry'];
export type OrganisationDraft = Schemas['OrganisationDraft'];
export type ImportResult = Schemas['Import'];

/** What narrows the list; it stands in the address. */
export interface Search {
  q?: string;
  country?: string;
  type?: string;
  sort?: string;
}

export const organisationKeys = {
  all: ['organisations'] as const,
  list: (search: Search) => ['organisations', 'list', search] as const,
  one: (id: string) => ['organisations', 'one', id] as const,
};

export function organisationsQuery(search: Search) {
  return infiniteQueryOptions({
    queryKey: organisationKeys.list(search),
    queryFn: ({ pageParam, signal }) => body(api.GET('/api/v1/organisations', { params: { query: { ...search, cursor: pageParam, count: pageParam === undefined } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function organisationQuery(id: string) {
  return queryOptions({
    queryKey: organisationKeys.one(id),
    queryFn: ({ signal }) => body(api.GET('/api/v1/organisations/{organisationId}', { params: { path: { organisationId: id } }, signal })),
  });
}

export function useAddOrganisation() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, lookedAtSimilar }: { draft: OrganisationDraft; lookedAtSimilar: boolean }) =>
      body(api.POST('/api/v1/organisations', { params: { query: { lookedAtSimilar } }, body: draft })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: organisationKeys.all }),
  });
}

export function useEditOrganisation(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, version }: { draft: OrganisationDraft; version: number }) =>
      body(api.PUT('/api/v1/organisations/{organisationId}', { params: { path: { organisationId: id }, header: ifMatch(version) }, body: draft })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: organisationKeys.all }),
  });
}

/** Reads a published list; with `dryRun` only tells what taking it would do. */
export function useImportList() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ file, dryRun }: ImportRequest) =>
      body(api.POST('/api/v1/organisation-imports', { params: { query: { dryRun } }, ...asBytes(file) })),
    onSuccess: (result) => (result.dryRun ? undefined : queryClient.invalidateQueries({ queryKey: organisationKeys.all })),
  });
}
