import { keepPreviousData, type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { budgetKeys } from '../queries';

type Schemas = components['schemas'];
export type BudgetVersions = Schemas['BudgetVersions'];
export type BudgetVersion = Schemas['BudgetVersion'];
export type BudgetComparison = Schemas['BudgetComparison'];
export type ComparedVersion = Schemas['ComparedVersion'];
export type BudgetBeside = Schemas['BudgetBeside'];
export type FitFields = Schemas['Fit'];
export type FitProposal = Schemas['FitProposal'];
export type ScenarioFields = Schemas['AddScenarioInput'];

export const versionsQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...budgetKeys.one(projectId), 'versions'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/budget/versions', { params: { path: { projectId } }, signal })),
  });

export const versionQuery = (projectId: string, versionId: string) =>
  queryOptions({
    queryKey: budgetKeys.version(projectId, versionId),
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/budget/versions/{versionId}', { params: { path: { projectId, versionId } }, signal })),
  });

export const besideQuery = (projectId: string, versions: readonly string[]) =>
  queryOptions({
    queryKey: [...budgetKeys.one(projectId), 'beside', versions],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/budget/comparison', { params: { path: { projectId }, query: { versions: [...versions] } }, signal })),
    placeholderData: keepPreviousData,
  });

/** What a version would become, cut to its caps; nothing is saved. */
export const fitQuery = (projectId: string, versionId: string, version: number, fields: FitFields) =>
  queryOptions({
    queryKey: [...budgetKeys.version(projectId, versionId), 'fit', version, fields],
    queryFn: ({ signal }) => body(api.POST('/api/v1/projects/{projectId}/budget/versions/{versionId}/fit-proposals', { params: { path: { projectId, versionId } }, body: fields, signal })),
    placeholderData: keepPreviousData,
  });

/** Everything of a project may follow from its budget. */
export const refreshAll = (queryClient: QueryClient, projectId: string) => queryClient.invalidateQueries({ queryKey: ['projects', projectId] });

export function useApplyFit(projectId: string, versionId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ version, fields }: { version: number; fields: FitFields }) =>
      body(api.POST('/api/v1/projects/{projectId}/budget/versions/{versionId}/fits', { params: { path: { projectId, versionId }, header: ifMatch(version) }, body: fields })),
    onSettled: () => refreshAll(queryClient, projectId),
  });
}

export function useAddScenario(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (fields: ScenarioFields) => body(api.POST('/api/v1/projects/{projectId}/budget/scenarios', { params: { path: { projectId } }, body: fields })),
    onSuccess: () => refreshAll(queryClient, projectId),
  });
}

type Which = Pick<BudgetVersion, 'id' | 'version'>;
const at = (projectId: string, { id, version }: Which) => ({ path: { projectId, versionId: id }, header: ifMatch(version) });

export function useTakeScenario(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ scenario, keepAs }: { scenario: Which; keepAs: string }) =>
      body(api.POST('/api/v1/projects/{projectId}/budget/scenarios/{versionId}/adoption', { params: at(projectId, scenario), body: { keepAs } })),
    onSettled: () => refreshAll(queryClient, projectId),
  });
}

export function useRemoveScenario(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (scenario: Which) => body(api.DELETE('/api/v1/projects/{projectId}/budget/scenarios/{versionId}', { params: at(projectId, scenario) })),
    onSettled: () => refreshAll(queryClient, projectId),
  });
}
