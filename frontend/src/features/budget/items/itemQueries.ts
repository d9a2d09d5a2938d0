import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, idempotencyKey, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { CellPlace } from '../cellKey';

type Schemas = components['schemas'];
export type BudgetItem = Schemas['BudgetItem'];
export type ItemFields = Schemas['BudgetItemFields'];
export type ItemFacts = Schemas['BudgetFacts'];
export type Calculation = Schemas['BudgetCalculation'];
export type Part = Schemas['BudgetPart'];
export type Tried = Schemas['BudgetTried'];
export type Plan = Schemas['Plan'];

/** The work plan, whose records items belong to; the same answer as that of its own page. */
export const planQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'plan'] as const,
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/plan', { params: { path: { projectId } }, signal })),
  });

/** What an item would amount to; nothing is saved. */
export const calculationQuery = (projectId: string, place: CellPlace, fields: ItemFields) =>
  queryOptions({
    queryKey: ['budget-calculation', projectId, place, fields] as const,
    queryFn: ({ signal }) => body(api.POST('/api/v1/projects/{projectId}/budget/calculations', { params: { path: { projectId } }, body: { ...place, ...fields }, signal })),
    retry: false,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });

/** One item to be written: a new one with the version of its cell, or the edited one at the version that was shown. */
export interface ItemWrite {
  place: CellPlace;
  fields: ItemFields;
  edited?: { id: string; version: number };
  cellVersion?: number;
  key: string;
}

function write(projectId: string, { place, fields, edited, cellVersion, key }: ItemWrite): Promise<BudgetItem> {
  return edited
    ? body(api.PUT('/api/v1/projects/{projectId}/budget/items/{budgetItemId}', { params: { path: { projectId, budgetItemId: edited.id }, header: ifMatch(edited.version) }, body: fields }))
    : body(api.POST('/api/v1/projects/{projectId}/budget/items', { params: { path: { projectId } }, headers: idempotencyKey(key), body: { ...place, ...fields, cellVersion } }));
}

async function remove(projectId: string, { id, version }: { id: string; version: number }): Promise<void> {
  await api.DELETE('/api/v1/projects/{projectId}/budget/items/{budgetItemId}', { params: { path: { projectId, budgetItemId: id }, header: ifMatch(version) } });
}

/** A change of items; budget, verdict and history of the project are read anew afterwards, also when it was refused. */
export function useItemChange(projectId: string) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: ['projects', projectId] });
  return {
    write: useMutation({ mutationFn: (input: ItemWrite) => write(projectId, input), onSettled }),
    remove: useMutation({ mutationFn: (item: { id: string; version: number }) => remove(projectId, item), onSettled }),
  };
}
