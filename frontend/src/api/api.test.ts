import { afterEach, describe, expect, it, vi } from 'vitest';
import { createI18n } from '@/i18n/i18n';
import { api, body, idempotencyKey, ifMatch, newIdempotencyKey, onSignedOut } from './client';
import { isProblem, Problem, problemOf } from './problem';
import { fieldMessage, formErrors, problemMessage } from './problemMessage';
import { shouldRetry } from './queryClient';

function answer(status: number, content: unknown, type = 'application/problem+json', headers: Record<string, string> = {}) {
  return new Response(typeof content === 'string' ? content : JSON.stringify(content), { status, headers: { 'content-type': type, ...headers } });
}

afterEach(() => vi.unstubAllGlobals());

describe('problemOf', () => {
  it('reads code, params, field errors, findings and request id', async () => {
    const problem = await problemOf(
      answer(422, {
        code: 'invalid',
        params: { limit: 5 },
        requestId: 'r-1',
        errors: [
          { pointer: '/lines/2/amount', code: 'amount_grammar', params: { max: '13' } },
          { pointer: '/lines/2/amount', code: 'required' },
          { code: 'no pointer' },
        ],
        findings: [{ rule: 'GRANT-TOTAL-CAP', severity: 'blocker', path: '/budget', params: { cap: '450000.00' } }],
      }),
    );
    expect(problem).toMatchObject({ status: 422, code: 'invalid', params: { limit: 5 }, requestId: 'r-1' });
    expect(problem.errors).toHaveLength(2);
    expect(problem.fields.get('/lines/2/amount')?.code).toBe('amount_grammar');
    expect(problem.findings[0]).toMatchObject({ rule: 'GRANT-TOTAL-CAP', params: { cap: '450000.00' } });
    expect(isProblem(problem, 422)).toBe(true);
    expect(isProblem(problem, 'stale')).toBe(false);
  });
  it('survives a proxy’s page, broken JSON and an unknown status', async () => {
    expect(await problemOf(answer(503, '<h1>Bad gateway</h1>', 'text/html'))).toMatchObject({ code: 'unavailable' });
    expect(await problemOf(answer(500, '{', 'application/json', { 'x-request-id': 'r-2' }))).toMatchObject({ code: 'unexpected', requestId: 'r-2' });
    expect(await problemOf(answer(422, { errors: 'no', findings: null, params: [] }))).toMatchObject({ errors: [], findings: [], params: {} });
  });
});

describe('api', () => {
  it('gives the body of a success', async () => {
    vi.stubGlobal('fetch', async () => answer(200, { id: '1', name: 'Åsa' }, 'application/json'));
    expect(await body(api.GET('/api/v1/me'))).toMatchObject({ name: 'Åsa' });
  });
  it('throws a problem for a refusal and tells who listens that the session ended', async () => {
    vi.stubGlobal('fetch', async () => answer(401, { code: 'unauthenticated' }));
    const listener = vi.fn();
    const stop = onSignedOut(listener);
    await expect(api.GET('/api/v1/me')).rejects.toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    await expect(api.GET('/api/v1/me')).rejects.toBeInstanceOf(Problem);
    expect(listener).toHaveBeenCalledTimes(1);
  });
  it('does not call a wrong password an ended session', async () => {
    vi.stubGlobal('fetch', async () => answer(401, { code: 'wrong_credentials' }));
    const listener = vi.fn();
    const stop = onSignedOut(listener);
    await expect(api.POST('/api/v1/session', { body: { email: 'a@b.example', password: 'x' } })).rejects.toMatchObject({ code: 'wrong_credentials' });
    expect(listener).not.toHaveBeenCalled();
    stop();
  });
  it('says offline when no answer came', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(api.GET('/api/v1/me')).rejects.toMatchObject({ status: 0, code: 'offline' });
  });
  it('writes the headers of edits and acts', () => {
    expect(ifMatch(3)).toEqual({ 'If-Match': '"3"' });
    const key = newIdempotencyKey();
    expect(key).not.toBe(newIdempotencyKey());
    expect(idempotencyKey(key)).toEqual({ 'Idempotency-Key': key });
  });
});

describe('retries', () => {
  it('never repeats a refusal, and tries a lost call twice more', () => {
    for (const status of [400, 401, 403, 404, 409, 412, 422, 428]) expect(shouldRetry(0, new Problem({ status, code: 'x' }))).toBe(false);
    for (const status of [0, 429, 500, 503]) expect(shouldRetry(1, new Problem({ status, code: 'x' }))).toBe(true);
    expect(shouldRetry(2, new Problem({ status: 503, code: 'x' }))).toBe(false);
    expect(shouldRetry(0, new TypeError('a fault in our own code'))).toBe(false);
  });
});

describe('messages', () => {
  it('come from the code, else from the status, in both languages', async () => {
    const { t } = await createI18n('sv');
    expect(problemMessage(t, new Problem({ status: 412, code: 'stale' }))).toMatch(/ändrat/);
    expect(problemMessage(t, new Problem({ status: 404, code: 'never_heard_of' }))).toBe(t('problem:status_404'));
    expect(problemMessage(t, new Error('x'))).toBe(t('problem:unexpected'));
    const english = await createI18n('en');
    expect(problemMessage(english.t, new Problem({ status: 0, code: 'offline' }))).toMatch(/connection/);
  });
  it('land on the form’s fields, and what fits none is kept for the top', async () => {
    const { t } = await createI18n('en');
    const problem = new Problem({
      status: 422,
      code: 'invalid',
      errors: [
        { pointer: '/name', code: 'required', params: {} },
        { pointer: '/lines/0/amount', code: 'never_heard_of', params: {} },
        { pointer: '/other', code: 'required', params: {} },
      ],
    });
    const { fields, rest } = formErrors(t, problem, ['name', 'lines.0.amount']);
    expect(fields).toEqual({ name: t('problem:field.required'), 'lines.0.amount': t('problem:field.invalid') });
    expect(rest).toEqual([t('problem:field.required')]);
    expect(fieldMessage(t, problem.errors[0]!, 'nowhere')).toBe(t('problem:field.required'));
  });
});
