import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type Budget = components['schemas']['Budget'];
export type BudgetCategory = components['schemas']['BudgetCategory'];
export type BudgetPartner = components['schemas']['BudgetPartner'];
export type CellChange = components['schemas']['BudgetCellChange'];
export type BudgetFinding = components['schemas']['BudgetFinding'];

export const budgetKeys = {
  one: (projectId: string) => ['projects', projectId, 'budget'] as const,
  version: (projectId: string, versionId: string) => ['projects', projectId, 'budget', 'version', versionId] as const,
};

/** The version that is worked on apart from the draft: a scenario, or a change of the plan; undefined for the budget itself. */
export const ownVersion = ({ status, versionId }: Budget) => (status === 'scenario' || status === 'preparing' ? versionId : undefined);

export const budgetQuery = (projectId: string) =>
  queryOptions({
    queryKey: budgetKeys.one(projectId),
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/budget', { params: { path: { projectId } }, signal })),
  });

/** Sets cells of the budget, or of one version, all or none; the answer is the budget as it stands then. */
export function changeCells(projectId: string, cells: CellChange[], versionId?: string): Promise<Budget> {
  if (versionId) return body(api.PATCH('/api/v1/projects/{projectId}/budget/versions/{versionId}/cells', { params: { path: { projectId, versionId } }, body: { cells } }));
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
