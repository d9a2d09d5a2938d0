import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import { Autosave, type AutosaveOptions } from './autosave';

type Call = { version: number; idempotencyKey: string };

function setUp(overrides: Partial<AutosaveOptions<string>> = {}) {
  const save = vi.fn<(value: string, call: Call) => Promise<{ version: number }>>(async (_, { version }) => ({ version: version + 1 }));
  const load = vi.fn(async () => ({ value: 'theirs', version: 9, who: 'Mikko' }));
  const options = { draftKey: 'p1.report', stored: { value: 'old', version: 3 }, save, load, ...overrides };
  const autosave = new Autosave<string>(options);
  return { autosave, save: options.save as typeof save, load, stop: autosave.start() };
}

const draft = () => localStorage.getItem('konsortium.draft.p1.report');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('autosave', () => {
  it('saves within two seconds of a change, once for several keys, with the version shown', async () => {
    const { autosave, save } = setUp();
    autosave.change('a');
    await vi.advanceTimersByTimeAsync(400);
    autosave.change('ab');
    expect(autosave.snapshot().state).toBe('unsaved');
    expect(draft()).toContain('"ab"');
    await vi.advanceTimersByTimeAsync(2000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(save.mock.calls[0]).toMatchObject(['ab', { version: 3 }]);
    expect(autosave.snapshot()).toMatchObject({ state: 'saved', problem: null });
    expect(draft()).toBeNull();
    autosave.change('abc');
    await vi.advanceTimersByTimeAsync(2000);
    expect(save.mock.calls[1]).toMatchObject(['abc', { version: 4 }]);
  });

  it('saves again what was changed while a save was under way', async () => {
    let finish = (_: { version: number }) => undefined as void;
    const save = vi.fn(() => new Promise<{ version: number }>((resolve) => (finish = resolve)));
    const { autosave } = setUp({ save });
    autosave.change('a');
    await vi.advanceTimersByTimeAsync(1500);
    autosave.change('ab');
    finish({ version: 4 });
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.snapshot().state).not.toBe('saved');
    await vi.advanceTimersByTimeAsync(1500);
    expect(save).toHaveBeenCalledTimes(2);
    expect(save.mock.calls[1]).toMatchObject(['ab', { version: 4 }]);
  });

  it('keeps the work when the connection is lost and repeats the call with the same key', async () => {
    const save = vi.fn<(value: string, call: Call) => Promise<{ version: number }>>();
    save.mockRejectedValueOnce(new Problem({ status: 0, code: 'offline' })).mockResolvedValueOnce({ version: 4 });
    const { autosave } = setUp({ save });
    autosave.change('a');
    await vi.advanceTimersByTimeAsync(1500);
    expect(autosave.snapshot().state).toBe('offline');
    expect(autosave.hasUnsaved()).toBe(true);
    expect(draft()).toContain('"a"');
    globalThis.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(save.mock.calls[1]![1].idempotencyKey).toBe(save.mock.calls[0]![1].idempotencyKey);
    expect(autosave.snapshot().state).toBe('saved');
    expect(autosave.hasUnsaved()).toBe(false);
  });

  it('shows mine and theirs when someone else saved first, and saves the choice on their version', async () => {
    const save = vi.fn<(value: string, call: Call) => Promise<{ version: number }>>();
    save.mockRejectedValueOnce(new Problem({ status: 412, code: 'stale' })).mockResolvedValueOnce({ version: 10 });
    const { autosave } = setUp({ save });
    autosave.change('mine');
    await vi.advanceTimersByTimeAsync(1500);
    expect(autosave.snapshot()).toMatchObject({ state: 'conflict', conflict: { base: 'old', mine: 'mine', theirs: { value: 'theirs', version: 9, who: 'Mikko' } } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    await autosave.resolve('both');
    expect(save.mock.calls[1]).toMatchObject(['both', { version: 9 }]);
    expect(autosave.snapshot()).toMatchObject({ state: 'saved', conflict: null });
  });

  it('waits for a correction after a refusal instead of repeating it', async () => {
    const save = vi.fn<(value: string, call: Call) => Promise<{ version: number }>>();
    save.mockRejectedValueOnce(new Problem({ status: 422, code: 'invalid' })).mockResolvedValueOnce({ version: 4 });
    const { autosave } = setUp({ save });
    autosave.change('bad');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(autosave.snapshot()).toMatchObject({ state: 'failed', problem: { code: 'invalid' } });
    autosave.change('good');
    await vi.advanceTimersByTimeAsync(1500);
    expect(autosave.snapshot().state).toBe('saved');
  });

  it('finds last time’s work and saves it with the version it was made on', async () => {
    localStorage.setItem('konsortium.draft.p1.report', JSON.stringify({ value: 'left behind', version: 2, base: 'older' }));
    const { autosave, save } = setUp();
    expect(autosave.restored).toBe('left behind');
    await vi.advanceTimersByTimeAsync(1500);
    expect(save.mock.calls[0]).toMatchObject(['left behind', { version: 2 }]);
  });

  it('saves at once when the form is left, and no longer tries afterwards', async () => {
    const save = vi.fn(async () => Promise.reject<{ version: number }>(new Problem({ status: 503, code: 'unavailable' })));
    const { autosave, stop } = setUp({ save });
    autosave.change('a');
    stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(draft()).toContain('"a"');
  });
});
