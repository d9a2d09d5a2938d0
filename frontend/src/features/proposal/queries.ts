import { keepPreviousData, queryOptions, skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asBytes } from '@/api/asBytes';
import { api, body } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { Language } from '@/i18n/language';
import type { CheckSearch } from './checkSearch';
import { recallColumns } from './columnMemory';

type Schemas = components['schemas'];
export type ProposalCheck = Schemas['ProposalCheck'];
export type Proposal = Schemas['Proposal'];
export type Reading = Schemas['Reading'];
export type ProposalNote = Schemas['ProposalNote'];
export type ProposalColumn = Schemas['ProposalColumn'];
export type FileFormat = 'csv' | 'xlsx' | 'jsonl';

/** What a person has decided about a table that does not tell by itself. */
export interface Choices {
  decimal?: 'comma' | 'point';
  dates?: 'day_first' | 'month_first';
  /** What a column means, by its letter; empty leaves it out. */
  columns: Readonly<Record<string, string>>;
}

/** The file that is judged. The server keeps nothing of it, so it is sent again for each answer. */
export interface Source extends Choices {
  /** Another file, another number. */
  id: number;
  name: string;
  content: Blob;
}

export const proposalKeys = {
  source: ['proposal-checks', 'source'] as const,
  verdicts: (source: Source, language: Language) =>
    ['proposal-checks', 'verdicts', source.id, source.decimal, source.dates, source.columns, language] as const,
};

const choicesOf = ({ decimal, dates, columns }: Choices) => ({ decimal, dates, column: Object.entries(columns).map(([letter, field]) => `${letter}:${field}`) });

/** The file chosen last. It stays until another is chosen, the reader signs out or the application is loaded anew. */
export function useSource(): [Source | undefined, (source: Source | undefined) => void] {
  const queryClient = useQueryClient();
  const { data } = useQuery<Source | null>({ queryKey: proposalKeys.source, queryFn: skipToken, staleTime: Infinity, gcTime: Infinity });
  return [
    data ?? undefined,
    (source) => {
      queryClient.removeQueries({ queryKey: ['proposal-checks', 'verdicts'], predicate: ({ queryKey }) => queryKey[2] !== source?.id });
      queryClient.setQueryData<Source | null>(proposalKeys.source, source ?? null);
    },
  ];
}

/**
 * Judges the file as it was chosen; a table whose headings the person has explained before is read with that explanation.
 */
async function judge(source: Source, language: Language, signal: AbortSignal): Promise<ProposalCheck> {
  const send = (choices: Choices) =>
    body(api.POST('/api/v1/proposal-checks', { params: { query: { ...choicesOf(choices), language } }, ...asBytes(source.content), signal }));
  const check = await send(source);
  const recalled = Object.keys(source.columns).length === 0 ? recallColumns(check.columns) : undefined;
  return recalled ? send({ ...source, columns: recalled }) : check;
}

/** The verdicts of a file. The same file, choices and language are never sent twice. */
export function verdictsQuery(source: Source | undefined, language: Language) {
  return queryOptions({
    queryKey: source ? proposalKeys.verdicts(source, language) : ['proposal-checks', 'verdicts', 'none'],
    queryFn: source ? ({ signal }) => judge(source, language, signal) : skipToken,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    placeholderData: (before, query) => (query?.queryKey[2] === source?.id ? keepPreviousData(before) : undefined),
  });
}

/** The verdicts within the filter, as a file. */
export function useDownloadVerdicts() {
  return useMutation({
    mutationFn: async ({ source, format, language, filter }: { source: Source; format: FileFormat; language: Language; filter: CheckSearch }) => {
      const [, action = undefined, callYear = undefined] = /^(.*) (\d+)$/.exec(filter.call ?? '') ?? [];
      const query = { ...choicesOf(source), format, language, verdict: filter.verdict, rule: filter.rule, country: filter.country, action, callYear: callYear ? Number(callYear) : undefined };
      return (await body(api.POST('/api/v1/proposal-checks/verdicts', { params: { query }, ...asBytes(source.content), parseAs: 'blob' }))) as unknown as Blob;
    },
  });
}

/** Reads the example in the reader's language, as if it had been chosen. */
export function useExample() {
  return useMutation({
    mutationFn: async (language: Language) =>
      (await body(api.GET('/api/v1/proposal-checks/example', { params: { query: { format: 'csv', language } }, parseAs: 'blob' }))) as unknown as Blob,
  });
}

export const templateAddress = (kind: 'template' | 'example', format: 'csv' | 'xlsx', language: Language) => `/api/v1/proposal-checks/${kind}?format=${format}&language=${language}`;
