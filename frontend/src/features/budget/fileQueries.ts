import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { budgetKeys } from './queries';

export type BudgetExplanation = components['schemas']['BudgetExplanation'];
export type SheetImport = components['schemas']['BudgetImport'];
export type SheetChange = components['schemas']['BudgetSheetCells'];
export type CellNote = components['schemas']['RowNote'];

/** A total: what is left out takes in all. */
export interface TotalPlace {
  partner?: string;
  category?: string;
  year?: number;
}

export const explanationQuery = (projectId: string, place: TotalPlace) =>
  queryOptions({
    queryKey: [...budgetKeys.one(projectId), 'explanation', place] as const,
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/budget/explanation', { params: { path: { projectId }, query: place }, signal })),
    // Opened anew it is asked anew: the amounts may have changed since.
    staleTime: 0,
  });

/** Where the budget is fetched as a file. */
export function budgetFileAddress(projectId: string, kind: 'sheet' | 'paper', language: string): string {
  return `/api/v1/projects/${projectId}/budget/${kind}?language=${language}`;
}

/** Reads a sheet of the plan; without a version only tells what taking it would change. */
export function useImportSheet(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ file, version }: { file: Blob; version?: number }) =>
      body(
        api.POST('/api/v1/projects/{projectId}/budget/sheet', {
          params: { path: { projectId }, query: version === undefined ? { dryRun: true } : { version } },
          // The file goes as it is; the document describes bytes as text.
          body: file as unknown as string,
          bodySerializer: (content: unknown) => content as Blob,
          headers: { 'Content-Type': 'application/octet-stream' },
        }),
      ),
    onSuccess: (result) => (result.dryRun ? undefined : queryClient.invalidateQueries({ queryKey: ['projects', projectId] })),
  });
}
