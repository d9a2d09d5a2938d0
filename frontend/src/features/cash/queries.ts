import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, idempotencyKey, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { uploadDocument } from '@/api/uploadDocument';

type Schemas = components['schemas'];
export type Cash = Schemas['Cash'];
export type Instalment = Schemas['Instalment'];
export type InstalmentFields = Schemas['InstalmentFields'];
export type Payment = Schemas['PartnerPayment'];
export type PaymentFields = Schemas['PartnerPaymentFields'];
export type Thermometer = Schemas['Thermometer'];

export const cashQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'cash'] as const,
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/cash', { params: { path: { projectId } }, signal })),
  });

/** A write answers with the cash as it stands then; the project's history follows. */
function useCashWrite<Wish>(projectId: string, write: (wish: Wish) => Promise<Cash | undefined>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (cash) => {
      if (cash) queryClient.setQueryData(cashQuery(projectId).queryKey, cash);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['projects', projectId] }),
  });
}

export function usePlanInstalments(projectId: string) {
  return useCashWrite(projectId, ({ shares, key }: { shares: string[]; key: string }) =>
    body(api.POST('/api/v1/projects/{projectId}/instalment-plans', { params: { path: { projectId } }, headers: idempotencyKey(key), body: { shares } })),
  );
}

export function useSaveInstalment(projectId: string, instalment?: Instalment) {
  return useCashWrite(projectId, ({ fields, key }: { fields: InstalmentFields; key: string }) =>
    instalment
      ? body(
          api.PUT('/api/v1/projects/{projectId}/instalments/{instalmentId}', {
            params: { path: { projectId, instalmentId: instalment.id }, header: ifMatch(instalment.version) },
            headers: idempotencyKey(key),
            body: fields,
          }),
        )
      : body(api.POST('/api/v1/projects/{projectId}/instalments', { params: { path: { projectId } }, headers: idempotencyKey(key), body: fields })),
  );
}

export function useRemoveInstalment(projectId: string) {
  return useCashWrite(projectId, async ({ id, version }: Instalment) => {
    await api.DELETE('/api/v1/projects/{projectId}/instalments/{instalmentId}', { params: { path: { projectId, instalmentId: id }, header: ifMatch(version) } });
    return undefined;
  });
}

/** Enters or corrects a payment; a chosen file is sent first and named as its proof. */
export function useSavePayment(projectId: string, payment?: Payment) {
  return useCashWrite(projectId, async ({ fields, proof, key }: { fields: PaymentFields; proof: File | null; key: string }) => {
    const documentId = proof ? (await uploadDocument(projectId, { partnerId: fields.partnerId }, proof, () => undefined)).id : payment?.document?.id;
    const wish = documentId ? { ...fields, documentId } : fields;
    return payment
      ? body(
          api.PUT('/api/v1/projects/{projectId}/partner-payments/{paymentId}', {
            params: { path: { projectId, paymentId: payment.id }, header: ifMatch(payment.version) },
            headers: idempotencyKey(key),
            body: wish,
          }),
        )
      : body(api.POST('/api/v1/projects/{projectId}/partner-payments', { params: { path: { projectId } }, headers: idempotencyKey(key), body: wish }));
  });
}

export function useRemovePayment(projectId: string) {
  return useCashWrite(projectId, async ({ id, version }: Payment) => {
    await api.DELETE('/api/v1/projects/{projectId}/partner-payments/{paymentId}', { params: { path: { projectId, paymentId: id }, header: ifMatch(version) } });
    return undefined;
  });
}

export type FinalGrant = Schemas['FinalGrant'];
export type FinalStep = Schemas['FinalStep'];
export type FinalCategory = Schemas['FinalCategory'];
export type FinalShare = Schemas['FinalShare'];
export type Ground = Schemas['Ground'];
export type SettlementFields = Schemas['SettlementFields'];

export const finalGrantQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'final-grant'] as const,
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/final-grant', { params: { path: { projectId } }, signal })),
  });

/** Enters what the agency said of the final report. */
export function useSettle(projectId: string, version: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ fields, key }: { fields: SettlementFields; key: string }) =>
      body(api.PUT('/api/v1/projects/{projectId}/final-grant', { params: { path: { projectId }, header: ifMatch(version) }, headers: idempotencyKey(key), body: fields })),
    onSuccess: (final) => queryClient.setQueryData(finalGrantQuery(projectId).queryKey, final),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['projects', projectId] }),
  });
}

export type Forecast = Schemas['Forecast'];

export const forecastQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'forecast'] as const,
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/forecast', { params: { path: { projectId } }, signal })),
  });

/** Where a document is downloaded. */
export function contentAddress(projectId: string, documentId: string): string {
  return `/api/v1/projects/${encodeURIComponent(projectId)}/documents/${encodeURIComponent(documentId)}/content`;
}

export const mayManage = (cash: Cash) => cash.allowedActions.includes('manage_cash');
