/** One complaint about one field: an RFC 6901 pointer into the request body. */
export interface FieldError {
  pointer: string;
  code: string;
  params: Params;
}

/** What a rule says about the data; never a fault of the form. */
export interface Finding {
  rule: string;
  severity: 'blocker' | 'warning' | 'note';
  path: string;
  params: Params;
  source?: { title: string; address: string };
  confirmed?: boolean;
}

export type Params = Record<string, unknown>;

export interface ProblemBody {
  status: number;
  code: string;
  params: Params;
  errors: FieldError[];
  findings: Finding[];
  requestId: string | null;
}

/**
 * Every failed call to the API, also one that never arrived (`status` 0, code
 * `offline`). It is matched by `code` and `status`; the server's own sentences
 * are never read.
 */
export class Problem extends Error implements ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly params: Params;
  readonly errors: FieldError[];
  readonly findings: Finding[];
  readonly requestId: string | null;

  constructor(body: Partial<ProblemBody> & Pick<ProblemBody, 'status' | 'code'>, cause?: unknown) {
    super(`${body.status} ${body.code}`, { cause });
    this.name = 'Problem';
    this.status = body.status;
    this.code = body.code;
    this.params = body.params ?? {};
    this.errors = body.errors ?? [];
    this.findings = body.findings ?? [];
    this.requestId = body.requestId ?? null;
  }

  /** The first complaint of each field, by pointer, for `aria-describedby` and the summary. */
  get fields(): Map<string, FieldError> {
    const byPointer = new Map<string, FieldError>();
    for (const error of this.errors) if (!byPointer.has(error.pointer)) byPointer.set(error.pointer, error);
    return byPointer;
  }
}

const codeByStatus: Record<number, string> = {
  400: 'malformed', 401: 'unauthenticated', 403: 'forbidden', 404: 'not_found', 405: 'method', 409: 'conflict', 412: 'stale', 413: 'too_large',
  415: 'media_type', 422: 'invalid', 428: 'missing_if_match', 429: 'too_many', 503: 'unavailable',
};

/** Reads an answer that is not a success, whatever its body is. */
export async function problemOf(response: Response): Promise<Problem> {
  const body = await readBody(response);
  return new Problem({
    status: response.status,
    code: text(body.code) ?? codeByStatus[response.status] ?? 'unexpected',
    params: record(body.params),
    errors: list(body.errors).flatMap((entry) => {
      const pointer = text(entry.pointer);
      return pointer === null ? [] : [{ pointer, code: text(entry.code) ?? 'invalid', params: record(entry.params) }];
    }),
    findings: list(body.findings).flatMap((entry) => {
      const rule = text(entry.rule);
      return rule === null ? [] : [{ ...(entry as Omit<Finding, 'params'>), params: record(entry.params) }];
    }),
    requestId: text(body.requestId) ?? response.headers.get('x-request-id'),
  });
}

/** The call that got no answer at all. */
export function offlineProblem(cause: unknown): Problem {
  return new Problem({ status: 0, code: 'offline' }, cause);
}

export function isProblem(error: unknown, ...codesOrStatus: (string | number)[]): error is Problem {
  return error instanceof Problem && (codesOrStatus.length === 0 || codesOrStatus.includes(error.code) || codesOrStatus.includes(error.status));
}

async function readBody(response: Response): Promise<Record<string, unknown>> {
  if (!/[/+]json\b/.test(response.headers.get('content-type') ?? '')) return {};
  try {
    return record(await response.clone().json());
  } catch {
    return {};
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {});
const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(record) : []);
