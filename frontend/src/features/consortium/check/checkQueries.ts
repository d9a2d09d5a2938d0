import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { Language } from '@/i18n/language';

type Schemas = components['schemas'];
export type SubmissionCheck = Schemas['SubmissionCheck'];
export type SubmissionGap = Schemas['SubmissionGap'];
export type PartnerOwes = Schemas['PartnerOwes'];

export const submissionCheckQuery = (projectId: string, language: Language) =>
  queryOptions({
    queryKey: ['projects', projectId, 'submission-check', language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/submission-check', { params: { path: { projectId }, query: { language } }, signal })),
  });

export const checkPaperAddress = (projectId: string, language: Language) => `/api/v1/projects/${encodeURIComponent(projectId)}/submission-check/paper?language=${language}`;
