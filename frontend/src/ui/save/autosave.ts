import { newIdempotencyKey } from '@/api/client';
import { Problem } from '@/api/problem';
import type { SaveState } from '../SavedAt';

/** What the API holds, with the version that `If-Match` needs. */
export interface Stored<Value> {
  value: Value;
  version: number;
  /** Who saved it last and when, for the conflict panel. */
  who?: string;
  when?: string;
}

export interface Conflict<Value> {
  base: Value;
  mine: Value;
  theirs: Stored<Value>;
}

export interface AutosaveState<Value> {
  state: SaveState;
  savedAt: Date | null;
  /** Why the last attempt failed; null while all is well. */
  problem: Problem | null;
  conflict: Conflict<Value> | null;
}

export interface AutosaveOptions<Value> {
  /** Where unsaved work is kept in this browser: unique for person and record. */
  draftKey: string;
  stored: Stored<Value>;
  /** One PUT or PATCH with `If-Match` and `Idempotency-Key`. */
  save: (value: Value, call: { version: number; idempotencyKey: string }) => Promise<{ version: number }>;
  /** Reads the record again when it has changed meanwhile. */
  load: () => Promise<Stored<Value>>;
  /** Milliseconds of quiet before a save; never more than two seconds. */
  delay?: number;
}

interface Draft<Value> {
  value: Value;
  version: number;
  base: Value;
}

const waits = [5_000, 15_000, 30_000];

/**
 * Saves a value by itself: shortly after a change, one call at a time, with
 * the version the reader was shown. Unsaved work is in local storage until the
 * API has it. A lost call is repeated with the same key; a changed record
 * becomes a conflict that a person resolves; a refusal waits for a correction.
 */
export class Autosave<Value> {
  private current: AutosaveState<Value> = { state: 'saved', savedAt: null, problem: null, conflict: null };
  private readonly watchers = new Set<() => void>();
  private value: Value;
  private base: Value;
  private version: number;
  private dirty = false;
  private key = '';
  private attempts = 0;
  private stopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  /** The work found in this browser from last time; it is saved like a change made now. */
  readonly restored: Value | null;

  constructor(private options: AutosaveOptions<Value>) {
    const draft = this.readDraft();
    this.restored = draft?.value ?? null;
    this.value = draft?.value ?? options.stored.value;
    this.base = draft?.base ?? options.stored.value;
    this.version = draft?.version ?? options.stored.version;
  }

  /** Begins to listen for the connection, and saves what was left from last time. Returns how to stop. */
  start(): () => void {
    const online = () => void this.flush();
    globalThis.addEventListener('online', online);
    this.stopped = false;
    if (this.restored !== null) this.change(this.restored);
    return () => {
      globalThis.removeEventListener('online', online);
      this.stopped = true;
      void this.flush();
    };
  }

  update(options: AutosaveOptions<Value>): void {
    this.options = options;
  }

  snapshot = (): AutosaveState<Value> => this.current;

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  hasUnsaved(): boolean {
    return this.dirty || this.current.state !== 'saved';
  }

  change(value: Value): void {
    this.value = value;
    this.dirty = true;
    this.key = newIdempotencyKey();
    this.attempts = 0;
    this.keepDraft();
    if (this.current.conflict) return;
    this.set({ state: 'unsaved', problem: null });
    this.schedule(Math.min(this.options.delay ?? 1_000, 2_000));
  }

  /** Saves now what is not saved; resolves when that is done or has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (!this.dirty || this.current.conflict || this.current.state === 'failed') return;
    this.running = this.attempt().finally(() => {
      this.running = null;
    });
    await this.running;
  }

  /** Tries a refused value once more, with the same key. */
  async retry(): Promise<void> {
    if (this.current.state === 'failed') this.set({ state: 'unsaved' });
    await this.flush();
  }

  /** The person's choice in a conflict; it is saved on top of the other's version. */
  async resolve(value: Value): Promise<void> {
    const { conflict } = this.current;
    if (!conflict) return;
    this.base = conflict.theirs.value;
    this.version = conflict.theirs.version;
    this.set({ conflict: null });
    this.change(value);
    await this.flush();
  }

  private async attempt(): Promise<void> {
    const { value, key } = this;
    this.dirty = false;
    this.set({ state: 'saving' });
    try {
      const { version } = await this.options.save(value, { version: this.version, idempotencyKey: key });
      this.version = version;
      this.base = value;
      this.attempts = 0;
      if (this.dirty) {
        this.keepDraft();
        this.set({ state: 'unsaved', savedAt: new Date(), problem: null });
        this.schedule(0);
        return;
      }
      this.dropDraft();
      this.set({ state: 'saved', savedAt: new Date(), problem: null });
    } catch (error) {
      this.dirty = true;
      await this.failed(error);
    }
  }

  private async failed(error: unknown): Promise<void> {
    const problem = error instanceof Problem ? error : new Problem({ status: 500, code: 'unexpected' }, error);
    if (problem.status === 412) {
      try {
        const theirs = await this.options.load();
        this.set({ state: 'conflict', problem, conflict: { base: this.base, mine: this.value, theirs } });
      } catch (reason) {
        this.wait(reason instanceof Problem ? reason : problem);
      }
      return;
    }
    if (problem.status === 0 || problem.status === 401 || problem.status === 429 || problem.status >= 500) {
      this.wait(problem);
      return;
    }
    this.set({ state: 'failed', problem });
  }

  private wait(problem: Problem): void {
    this.set({ state: 'offline', problem });
    this.schedule(waits[Math.min(this.attempts, waits.length - 1)]!);
    this.attempts += 1;
  }

  private schedule(after: number): void {
    clearTimeout(this.timer);
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.flush(), after);
  }

  private set(change: Partial<AutosaveState<Value>>): void {
    this.current = { ...this.current, ...change };
    this.watchers.forEach((watcher) => watcher());
  }

  private storageKey(): string {
    return `konsortium.draft.${this.options.draftKey}`;
  }

  private readDraft(): Draft<Value> | null {
    try {
      return JSON.parse(localStorage.getItem(this.storageKey()) ?? 'null') as Draft<Value> | null;
    } catch {
      return null;
    }
  }

  private keepDraft(): void {
    try {
      localStorage.setItem(this.storageKey(), JSON.stringify({ value: this.value, version: this.version, base: this.base } satisfies Draft<Value>));
    } catch {
      // A full or refused storage leaves the work in the page; the leave warning still stands.
    }
  }

  private dropDraft(): void {
    try {
      localStorage.removeItem(this.storageKey());
    } catch {
      // Nothing was kept where nothing can be removed.
    }
  }
}
