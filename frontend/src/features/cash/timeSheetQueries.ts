import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, idempotencyKey, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { uploadDocument } from '@/api/uploadDocument';
import type { Language } from '@/i18n/language';

type Schemas = components['schemas'];
export type TimeSheetList = Schemas['TimeSheetList'];
export type TimeSheet = Schemas['TimeSheet'];
export type TimeSheetFields = Schemas['TimeSheetFields'];

export const timeSheetsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'time-sheets'] as const,
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/time-sheets', { params: { path: { projectId } }, signal })),
  });

/** What a PUT of a sheet writes, as it stands. */
export const fieldsOf = ({ partnerId, person, position, staffCategory, month, outputs, document }: TimeSheet): TimeSheetFields => ({
  partnerId, person, position, staffCategory, month, outputs, ...(document ? { documentId: document.id } : {}),
});

/** Enters a sheet, or changes the one that is given; a signed file is sent first. */
export function useSaveTimeSheet(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ sheet, fields, signed, key }: { sheet?: TimeSheet; fields: TimeSheetFields; signed?: File; key: string }) => {
      const wish = signed ? { ...fields, documentId: (await uploadDocument(projectId, { partnerId: fields.partnerId }, signed, () => undefined)).id } : fields;
      return sheet
        ? body(
            api.PUT('/api/v1/projects/{projectId}/time-sheets/{timeSheetId}', {
              params: { path: { projectId, timeSheetId: sheet.id }, header: ifMatch(sheet.version) },
              headers: idempotencyKey(key),
              body: wish,
            }),
          )
        : body(api.POST('/api/v1/projects/{projectId}/time-sheets', { params: { path: { projectId } }, headers: idempotencyKey(key), body: wish }));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: timeSheetsQuery(projectId).queryKey }),
  });
}

export function useRemoveTimeSheet(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: TimeSheet) => api.DELETE('/api/v1/projects/{projectId}/time-sheets/{timeSheetId}', { params: { path: { projectId, timeSheetId: id }, header: ifMatch(version) } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: timeSheetsQuery(projectId).queryKey }),
  });
}

export const sheetAddress = (projectId: string, id: string, language: Language) => `/api/v1/projects/${encodeURIComponent(projectId)}/time-sheets/${encodeURIComponent(id)}/paper?language=${language}`;
