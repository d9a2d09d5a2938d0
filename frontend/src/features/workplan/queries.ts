import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, idempotencyKey, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';

type Schemas = components['schemas'];
export type Plan = Schemas['Plan'];
export type WorkPackage = Schemas['WorkPackage'];
export type Deliverable = Schemas['Deliverable'];
export type Activity = Schemas['Activity'];
export type Partner = Schemas['Partner'];
export type RecordKind = 'work_package' | 'deliverable' | 'activity';

export const planKeys = {
  plan: (projectId: string) => ['projects', projectId, 'plan'] as const,
  partners: (projectId: string) => ['projects', projectId, 'partners'] as const,
};

export const planQuery = (projectId: string) =>
  queryOptions({
    queryKey: planKeys.plan(projectId),
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/plan', { params: { path: { projectId } }, signal })),
  });

export const partnersQuery = (projectId: string) =>
  queryOptions({
    queryKey: planKeys.partners(projectId),
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/partners', { params: { path: { projectId } }, signal })).then((page) => page.items),
  });

/** One record to be written: a new one, or the edited one at the version the reader was shown. */
export interface Write<Draft> {
  draft: Draft;
  edited?: { id: string; version: number };
  /** Of a creation: the same for every attempt with the same draft. */
  key?: string;
}

export function writeWorkPackage(projectId: string, { draft, edited, key }: Write<Schemas['WorkPackageDraft']>) {
  return edited
    ? body(api.PUT('/api/v1/projects/{projectId}/work-packages/{workPackageId}', { params: { path: { projectId, workPackageId: edited.id }, header: ifMatch(edited.version) }, body: draft }))
    : body(api.POST('/api/v1/projects/{projectId}/work-packages', { params: { path: { projectId } }, headers: key ? idempotencyKey(key) : undefined, body: draft }));
}

export function writeDeliverable(projectId: string, { draft, edited, key }: Write<Schemas['DeliverableDraft']>) {
  return edited
    ? body(api.PUT('/api/v1/projects/{projectId}/deliverables/{deliverableId}', { params: { path: { projectId, deliverableId: edited.id }, header: ifMatch(edited.version) }, body: draft }))
    : body(api.POST('/api/v1/projects/{projectId}/deliverables', { params: { path: { projectId } }, headers: key ? idempotencyKey(key) : undefined, body: draft }));
}

export function writeActivity(projectId: string, { draft, edited, key }: Write<Schemas['ActivityDraft']>) {
  return edited
    ? body(api.PUT('/api/v1/projects/{projectId}/activities/{activityId}', { params: { path: { projectId, activityId: edited.id }, header: ifMatch(edited.version) }, body: draft }))
    : body(api.POST('/api/v1/projects/{projectId}/activities', { params: { path: { projectId } }, headers: key ? idempotencyKey(key) : undefined, body: draft }));
}

export type Move =
  | { kind: 'deliverable'; record: Deliverable; to: Deliverable['status']; deliveredOn?: string }
  | { kind: 'activity'; record: Activity; to: Activity['status'] };

export function moveRecord(projectId: string, move: Move): Promise<Deliverable | Activity> {
  const header = ifMatch(move.record.version);
  return move.kind === 'deliverable'
    ? body(api.POST('/api/v1/projects/{projectId}/deliverables/{deliverableId}/moves', { params: { path: { projectId, deliverableId: move.record.id }, header }, body: { to: move.to, deliveredOn: move.deliveredOn } }))
    : body(api.POST('/api/v1/projects/{projectId}/activities/{activityId}/moves', { params: { path: { projectId, activityId: move.record.id }, header }, body: { to: move.to } }));
}

export async function removeRecord(projectId: string, { kind, id, version }: { kind: RecordKind; id: string; version: number }): Promise<void> {
  const header = ifMatch(version);
  if (kind === 'work_package') await api.DELETE('/api/v1/projects/{projectId}/work-packages/{workPackageId}', { params: { path: { projectId, workPackageId: id }, header } });
  else if (kind === 'deliverable') await api.DELETE('/api/v1/projects/{projectId}/deliverables/{deliverableId}', { params: { path: { projectId, deliverableId: id }, header } });
  else await api.DELETE('/api/v1/projects/{projectId}/activities/{activityId}', { params: { path: { projectId, activityId: id }, header } });
}

/** A change of the plan; the project with its ribbon and history is read anew afterwards, also when the change was refused. */
export function usePlanChange<Input, Result>(projectId: string, change: (projectId: string, input: Input) => Promise<Result>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => change(projectId, input),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['projects', projectId] }),
  });
}
