import createClient, { type Middleware } from 'openapi-fetch';
import { offlineProblem, problemOf } from './problem';
import type { paths } from './schema.gen';

const listeners = new Set<() => void>();

/** Calls back whenever the API says that nobody is signed in. Returns how to stop. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const failures: Middleware = {
  async onResponse({ response, schemaPath }) {
    if (response.ok) return;
    if (response.status === 401 && schemaPath !== '/api/v1/session') listeners.forEach((listener) => listener());
    throw await problemOf(response);
  },
  onError({ error }) {
    return error instanceof DOMException && error.name === 'AbortError' ? error : offlineProblem(error);
  },
};

/**
 * The typed API: same origin, session by cookie. Every call either resolves
 * with a success or throws a Problem, so callers never look at `error`.
 */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin, credentials: 'same-origin', fetch: (request) => globalThis.fetch(request) });
api.use(failures);

/** The body of a call, for query functions: `queryFn: () => body(api.GET('/api/v1/me'))`. */
export async function body<Data>(call: Promise<{ data?: Data }>): Promise<Data> {
  return (await call).data as Data;
}

/** Header of an edit: the version the reader was shown. The API answers 412 when it is no longer current. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

/** Header of a creation or a decision. Make the key once per act, and use it again when that act is retried. */
export function idempotencyKey(key: string): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}

export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}
