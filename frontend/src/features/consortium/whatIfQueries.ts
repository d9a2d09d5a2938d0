import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { Language } from '@/i18n/language';

type Schemas = components['schemas'];
export type Withdrawals = Schemas['Withdrawals'];
export type Withdrawal = Schemas['Withdrawal'];
export type Comparison = Schemas['Comparison'];
export type ComparedRule = Schemas['ComparedRule'];
export type JudgedCall = Schemas['JudgedCall'];
export type Suggestions = Schemas['Suggestions'];
export type Suggestion = Schemas['Suggestion'];

export interface OtherCall {
  action?: string;
  callYear?: number;
}

export interface SuggestionFilter {
  country?: string;
  type?: string;
  /** A partner to think away. */
  without?: string;
}

export const withdrawalsQuery = (projectId: string, language: Language) =>
  queryOptions({
    queryKey: ['projects', projectId, 'withdrawals', language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/eligibility/withdrawals', { params: { path: { projectId }, query: { language } }, signal })),
    placeholderData: keepPreviousData,
  });

export const comparisonQuery = (projectId: string, call: OtherCall, language: Language) =>
  queryOptions({
    queryKey: ['projects', projectId, 'comparison', call, language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/eligibility/comparison', { params: { path: { projectId }, query: { ...call, language } }, signal })),
    placeholderData: keepPreviousData,
  });

export const suggestionsQuery = (projectId: string, filter: SuggestionFilter, language: Language) =>
  queryOptions({
    queryKey: ['projects', projectId, 'suggestions', filter, language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/eligibility/suggestions', { params: { path: { projectId }, query: { ...filter, language } }, signal })),
    placeholderData: keepPreviousData,
  });
