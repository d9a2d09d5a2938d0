import { MutationCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/** A refusal is an answer: only lost calls, 429 and 5xx are tried again, twice. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (failures >= 2) return false;
  if (!(error instanceof Problem)) return false;
  return error.status === 0 || error.status === 429 || error.status >= 500;
}

/** What waits for the reader. Every act may change whose turn it is, so it is read anew after each. */
export const turnsKey = ['turns'] as const;

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    mutationCache: new MutationCache({ onSuccess: () => void client.invalidateQueries({ queryKey: turnsKey }) }),
    defaultOptions: {
      queries: { retry: shouldRetry, staleTime: 15_000, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return client;
}
