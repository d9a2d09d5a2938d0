import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, idempotencyKey, ifMatch } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { Language } from '@/i18n/language';

export type Edition = components['schemas']['BookEdition'];
export type WholeEdition = components['schemas']['WholeEdition'];
export type BookValue = components['schemas']['BookValue'];
export type BookSlot = components['schemas']['BookSlot'];
export type BookPart = components['schemas']['BookPart'];
export type BookChange = components['schemas']['BookChange'];
export type Difference = components['schemas']['Difference'];
export type ProjectRuleBook = components['schemas']['ProjectRuleBook'];

export const ruleBookKeys = {
  editions: ['rule-book-editions'] as const,
  edition: (key: string) => ['rule-book-editions', key] as const,
  project: (projectId: string) => ['projects', projectId, 'rule-book'] as const,
};

export const editionsQuery = queryOptions({
  queryKey: ruleBookKeys.editions,
  queryFn: ({ signal }) => body(api.GET('/api/v1/rule-book-editions', { signal })),
});

export const editionQuery = (key: string) =>
  queryOptions({
    queryKey: ruleBookKeys.edition(key),
    queryFn: ({ signal }) => body(api.GET('/api/v1/rule-book-editions/{edition}', { params: { path: { edition: key } }, signal })),
  });

export const projectRuleBookQuery = (projectId: string, language: Language) =>
  queryOptions({
    queryKey: [...ruleBookKeys.project(projectId), language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/projects/{projectId}/rule-book', { params: { path: { projectId }, query: { language } }, signal })),
  });

/** Copies an edition to a draft; resolves with it. */
export function useCopyBook(key: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (base: string) => body(api.POST('/api/v1/own-rule-books', { body: { base }, headers: idempotencyKey(key) })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ruleBookKeys.editions }),
  });
}

interface OwnBook {
  id: string;
  version: number;
}

export function useChangeBook({ id, version }: OwnBook) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (changes: BookChange[]) => body(api.PATCH('/api/v1/own-rule-books/{ruleBookId}', { params: { path: { ruleBookId: id }, header: ifMatch(version) }, body: { changes } })),
    onSuccess: (edition) => queryClient.setQueryData(ruleBookKeys.edition(id), edition),
  });
}

/** Publishes a draft, or withdraws what was published; the note says why. */
export function useDecideBook({ id, version }: OwnBook, act: 'publication' | 'withdrawal') {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (note: string) => {
      const at = { params: { path: { ruleBookId: id }, header: ifMatch(version) }, body: { note } };
      return body(act === 'publication' ? api.POST('/api/v1/own-rule-books/{ruleBookId}/publication', at) : api.POST('/api/v1/own-rule-books/{ruleBookId}/withdrawal', at));
    },
    onSuccess: () => queryClient.invalidateQueries(),
  });
}

export function useDiscardBook({ id, version }: OwnBook) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.DELETE('/api/v1/own-rule-books/{ruleBookId}', { params: { path: { ruleBookId: id }, header: ifMatch(version) } })),
    onSuccess: () => {
      queryClient.removeQueries({ queryKey: ruleBookKeys.edition(id) });
      return queryClient.invalidateQueries({ queryKey: ruleBookKeys.editions });
    },
  });
}

export function useTakeRuleBook(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ version, edition, reason }: { version: number; edition: string; reason?: string }) =>
      body(api.PUT('/api/v1/projects/{projectId}/rule-book', { params: { path: { projectId }, header: ifMatch(version) }, body: { version: edition, reason } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['projects'] }),
  });
}
