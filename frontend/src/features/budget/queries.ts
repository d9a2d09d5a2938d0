import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type Budget = components['schemas']['Budget'];
export type BudgetCategory = components['schemas']['BudgetCategory'];
export type BudgetPartner = components['schemas']['BudgetPartner'];
export type CellChange = components['schemas']['BudgetCellChange'];
export type BudgetFinding = components['schemas']['BudgetFinding'];

export const budgetKeys = { one: (projectId: string) => ['projects', projectId, 'budget'] as const };

export const budgetQuery = (projectId: string) =>
  queryOptions({
    queryKey: budgetKeys.one(projectId),
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/budget', { params: { path: { projectId } }, signal })),
  });

/** Sets cells, all or none; the answer is the budget as it stands then. */
export function changeCells(projectId: string, cells: CellChange[]): Promise<Budget> {
  return body(api.PATCH('/api/v1/projects/{projectId}/budget/cells', { params: { path: { projectId } }, body: { cells } }));
}

/**
 * Sets the project's own yearly limit, `''` for none. The limit is part of the
 * project, which is read first, so that nothing else of it changes.
 */
export function useSetYearlyLimit(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (yearlyLimit: string) => {
      const path = { projectId };
      const project = await body(api.GET('/api/v1/projects/{projectId}', { params: { path } }));
      const {
        acronym, action, activityTypes, agendaLinks, agendaRead, callYear, durationMonths, grantRequested, higherEducationRelevance, objectives,
        projectNumber, sectors, startOn, summary, title,
      } = project;
      const fields = {
        acronym, action, activityTypes, agendaLinks, agendaRead, callYear, durationMonths, grantRequested, higherEducationRelevance, objectives,
        projectNumber, sectors, startOn, summary, title, yearlyLimit: yearlyLimit === '' ? null : yearlyLimit,
      };
      return body(api.PUT('/api/v1/projects/{projectId}', { params: { path, header: ifMatch(project.version) }, body: fields }));
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['projects', projectId] }),
  });
}
