import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, idempotencyKey, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { uploadDocument } from '@/api/uploadDocument';

type Schemas = components['schemas'];
export type Report = Schemas['Report'];
export type ReportCell = Schemas['ReportCell'];
export type Period = Schemas['Period'];
export type PeriodFields = Schemas['PeriodFields'];
export type Cost = Schemas['Cost'];
export type CostFields = Schemas['CostFields'];
export type UnitRate = Schemas['UnitRate'];
export type Correction = Schemas['Correction'];
export type FinanceLimit = Schemas['FinanceLimit'];
export type SameReceipt = Schemas['Same'];
export type AttachedDocument = Schemas['Document'];
export type Conversion = Schemas['Conversion'];
export type ConversionFields = Schemas['ConversionFields'];
export type Effects = Schemas['Effects'];
export type EffectLine = Schemas['EffectLine'];
export type DeliverableState = Schemas['ReportDeliverable']['status'];

export const reportKeys = {
  project: (projectId: string) => ['projects', projectId, 'reports'] as const,
  one: (projectId: string, reportId: string) => ['projects', projectId, 'reports', reportId] as const,
  periods: (projectId: string) => ['projects', projectId, 'periods'] as const,
  conversion: (projectId: string) => ['projects', projectId, 'conversion'] as const,
  corrections: (projectId: string) => ['projects', projectId, 'corrections'] as const,
  financeLimit: (projectId: string) => ['projects', projectId, 'finance-limit'] as const,
  restatements: (projectId: string) => ['projects', projectId, 'restatements'] as const,
};

export const reportsQuery = (projectId: string) =>
  queryOptions({
    queryKey: reportKeys.project(projectId),
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/reports', { params: { path: { projectId } }, signal })),
  });

export const periodsQuery = (projectId: string) =>
  queryOptions({
    queryKey: reportKeys.periods(projectId),
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/periods', { params: { path: { projectId } }, signal })),
  });

export const reportQuery = (projectId: string, reportId: string) =>
  queryOptions({
    queryKey: reportKeys.one(projectId, reportId),
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/reports/{reportId}', { params: { path: { projectId, reportId } }, signal })),
  });

export const conversionQuery = (projectId: string) =>
  queryOptions({
    queryKey: reportKeys.conversion(projectId),
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/conversion', { params: { path: { projectId } }, signal })),
  });

export const restatementsQuery = (projectId: string) =>
  queryOptions({
    queryKey: reportKeys.restatements(projectId),
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/restatements', { params: { path: { projectId } }, signal })),
  });

export const effectsQuery = (projectId: string, reportId: string) =>
  queryOptions({
    queryKey: [...reportKeys.one(projectId, reportId), 'effects'] as const,
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/reports/{reportId}/conversion-effects', { params: { path: { projectId, reportId } }, signal })),
  });

interface Asked {
  category: string;
  incurredOn: string;
  currency: string;
  original: string | null;
}

/** What a cost would be in euro. It is asked again when a form opens: a rate may have been entered. */
export const costPreviewQuery = (projectId: string, reportId: string, asked: Asked) =>
  queryOptions({
    queryKey: [...reportKeys.one(projectId, reportId), 'preview', asked] as const,
    queryFn: ({ signal }) =>
      body(
        api.POST('/api/v1/projects/{projectId}/reports/{reportId}/cost-conversions', {
          params: { path: { projectId, reportId } },
          body: { category: asked.category, incurredOn: asked.incurredOn, currency: asked.currency, originalAmount: asked.original ?? '' },
          signal,
        }),
      ),
    enabled: asked.original !== null && asked.incurredOn !== '',
    retry: false,
  });

/** Sets how a project converts; its open costs are converted anew. */
export function useSetConversion(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...fields }: ConversionFields & { version: number }) =>
      body(api.PUT('/api/v1/projects/{projectId}/conversion', { params: { path: { projectId }, header: ifMatch(version) }, body: fields })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['projects', projectId] }),
  });
}

/** Converts the costs of an open report at the rates that stand now. */
export function useRefreshCosts(projectId: string, reportId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST('/api/v1/projects/{projectId}/reports/{reportId}/conversions', { params: { path: { projectId, reportId } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['projects', projectId] }),
  });
}

/** Opens a partner's report for a period; the one that was begun, if there is one. */
export function useStartReport(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ periodId, partnerId }: { periodId: string; partnerId: string }) =>
      body(api.POST('/api/v1/projects/{projectId}/reports', { params: { path: { projectId } }, body: { periodId, partnerId } })),
    onSuccess: (report) => {
      queryClient.setQueryData(reportKeys.one(projectId, report.id), report);
      return queryClient.invalidateQueries({ queryKey: reportKeys.project(projectId), exact: true });
    },
  });
}

export interface Texts {
  workDone: string;
  deviations: string;
  nextSteps: string;
  deliverables: { deliverableId: string; status: DeliverableState; comment: string }[];
}

/** Saves what the partner writes; used by the page that saves by itself. */
export function useWriteReport(projectId: string, reportId: string) {
  const queryClient = useQueryClient();
  return async (texts: Texts, { version, idempotencyKey: key }: { version: number; idempotencyKey: string }) => {
    const saved = await body(
      api.PUT('/api/v1/projects/{projectId}/reports/{reportId}', { params: { path: { projectId, reportId }, header: ifMatch(version) }, headers: idempotencyKey(key), body: texts }),
    );
    queryClient.setQueryData(reportKeys.one(projectId, reportId), saved);
    return { version: saved.version };
  };
}

/** Submits, returns or approves. The list, the project's budget and its plan follow. */
export function useMoveReport(projectId: string, reportId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ version, key, to, reason }: { version: number; key: string; to: 'submitted' | 'returned' | 'approved'; reason?: string }) =>
      body(
        api.POST('/api/v1/projects/{projectId}/reports/{reportId}/moves', {
          params: { path: { projectId, reportId }, header: ifMatch(version) },
          headers: idempotencyKey(key),
          body: { to, reason },
        }),
      ),
    onSuccess: (report) => {
      queryClient.setQueryData(reportKeys.one(projectId, reportId), report);
      return queryClient.invalidateQueries({ queryKey: ['projects', projectId], predicate: ({ queryKey }) => queryKey[3] !== reportId });
    },
  });
}

/** Adds a cost, or changes the one whose version is given. */
export function useSaveCost(projectId: string, reportId: string) {
  const refresh = useRefreshReport(projectId, reportId);
  return useMutation({
    mutationFn: ({ cost, fields, key }: { cost?: Pick<Cost, 'id' | 'version'>; fields: CostFields; key: string }) =>
      cost
        ? body(
            api.PUT('/api/v1/projects/{projectId}/reports/{reportId}/costs/{costId}', {
              params: { path: { projectId, reportId, costId: cost.id }, header: ifMatch(cost.version) },
              headers: idempotencyKey(key),
              body: fields,
            }),
          )
        : body(api.POST('/api/v1/projects/{projectId}/reports/{reportId}/costs', { params: { path: { projectId, reportId } }, headers: idempotencyKey(key), body: fields })),
    onSettled: refresh,
  });
}

type CostWithVersion = Pick<Cost, 'id' | 'version'>;
export type VerdictFields = Schemas['VerdictFields'];

/** Gives a cost its verdict. The report has a new version afterwards. */
export function useDecideCost(projectId: string, reportId: string) {
  const refresh = useRefreshReport(projectId, reportId);
  return useMutation({
    mutationFn: ({ cost, key, fields }: { cost: CostWithVersion; key: string; fields: VerdictFields }) =>
      body(
        api.PUT('/api/v1/projects/{projectId}/reports/{reportId}/costs/{costId}/verdict', {
          params: { path: { projectId, reportId, costId: cost.id }, header: ifMatch(cost.version) },
          headers: idempotencyKey(key),
          body: fields,
        }),
      ),
    onSettled: refresh,
  });
}

/** What finance says of a cost above the limit. */
export function useApproveCost(projectId: string, reportId: string) {
  const refresh = useRefreshReport(projectId, reportId);
  return useMutation({
    mutationFn: ({ cost, key, verdict, reason }: { cost: CostWithVersion; key: string; verdict: 'approved' | 'objected'; reason?: string }) =>
      body(
        api.PUT('/api/v1/projects/{projectId}/reports/{reportId}/costs/{costId}/finance-verdict', {
          params: { path: { projectId, reportId, costId: cost.id }, header: ifMatch(cost.version) },
          headers: idempotencyKey(key),
          body: { verdict, reason },
        }),
      ),
    onSettled: refresh,
  });
}

/** Accepts every cost that has no verdict. */
export function useAcceptCosts(projectId: string, reportId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ version, key }: { version: number; key: string }) =>
      body(api.POST('/api/v1/projects/{projectId}/reports/{reportId}/acceptances', { params: { path: { projectId, reportId }, header: ifMatch(version) }, headers: idempotencyKey(key), body: {} })),
    onSuccess: (report) => queryClient.setQueryData(reportKeys.one(projectId, reportId), report),
  });
}

export type CorrectionFields = Schemas['CorrectionFields'];

export const correctionsQuery = (projectId: string) =>
  queryOptions({
    queryKey: reportKeys.corrections(projectId),
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/corrections', { params: { path: { projectId } }, signal })),
  });

/** Enters a correction of an approved cost. */
export function useAddCorrection(projectId: string, cost: { reportId: string; costId: string }) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ fields, key }: { fields: CorrectionFields; key: string }) =>
      body(api.POST('/api/v1/projects/{projectId}/reports/{reportId}/costs/{costId}/corrections', { params: { path: { projectId, ...cost } }, headers: idempotencyKey(key), body: fields })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['projects', projectId] }),
  });
}

/** Approves or refuses a correction that somebody else entered. */
export function useDecideCorrection(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ correction, key, decision, reason }: { correction: Pick<Correction, 'id' | 'version'>; key: string; decision: 'approved' | 'refused'; reason?: string }) =>
      body(
        api.POST('/api/v1/projects/{projectId}/corrections/{correctionId}/decisions', {
          params: { path: { projectId, correctionId: correction.id }, header: ifMatch(correction.version) },
          headers: idempotencyKey(key),
          body: { decision, reason },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['projects', projectId] }),
  });
}

export const financeLimitQuery = (projectId: string) =>
  queryOptions({
    queryKey: reportKeys.financeLimit(projectId),
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/finance-limit', { params: { path: { projectId } }, signal })),
  });

/** Sets the amount above which a real cost needs finance, or takes it away. */
export function useSetFinanceLimit(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ version, limit, reason }: { version: number; limit?: string; reason: string }) =>
      body(api.PUT('/api/v1/projects/{projectId}/finance-limit', { params: { path: { projectId }, header: ifMatch(version) }, body: { limit, reason } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['projects', projectId] }),
  });
}

export function useRemoveCost(projectId: string, reportId: string) {
  const refresh = useRefreshReport(projectId, reportId);
  return useMutation({
    mutationFn: (cost: Cost) =>
      api.DELETE('/api/v1/projects/{projectId}/reports/{reportId}/costs/{costId}', { params: { path: { projectId, reportId, costId: cost.id }, header: ifMatch(cost.version) } }),
    onSettled: refresh,
  });
}

/** Sends a file; `onProgress` tells the share that has left this computer. */
export function useAttach(projectId: string, reportId: string) {
  const refresh = useRefreshReport(projectId, reportId);
  return useMutation({
    mutationFn: ({ file, onProgress }: { file: File; onProgress: (share: number) => void }) => uploadDocument(projectId, { reportId }, file, onProgress),
    onSuccess: refresh,
  });
}

function useRefreshReport(projectId: string, reportId: string) {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: reportKeys.one(projectId, reportId) });
}

export function usePeriodActs(projectId: string) {
  const queryClient = useQueryClient();
  const onSuccess = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: reportKeys.periods(projectId) }),
      queryClient.invalidateQueries({ queryKey: reportKeys.project(projectId), exact: true }),
    ]);
  const save = useMutation({
    mutationFn: ({ period, fields }: { period?: Period; fields: PeriodFields }) =>
      period
        ? body(api.PUT('/api/v1/projects/{projectId}/periods/{periodId}', { params: { path: { projectId, periodId: period.id }, header: ifMatch(period.version) }, body: fields }))
        : body(api.POST('/api/v1/projects/{projectId}/periods', { params: { path: { projectId } }, body: fields })),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (period: Period) =>
      api.DELETE('/api/v1/projects/{projectId}/periods/{periodId}', { params: { path: { projectId, periodId: period.id }, header: ifMatch(period.version) } }),
    onSuccess,
  });
  return { save, remove };
}

/** Where a document is downloaded. */
export function contentAddress(projectId: string, documentId: string): string {
  return `/api/v1/projects/${encodeURIComponent(projectId)}/documents/${encodeURIComponent(documentId)}/content`;
}
