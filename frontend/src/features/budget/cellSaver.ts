import { type FieldError, Problem } from '@/api/problem';
import type { Language } from '@/i18n/language';
import { decimal } from '@/money/cents';
import { type ParsedAmount, parseAmount } from '@/money/parse';
import type { SaveState } from '@/ui/SavedAt';
import { CellHistory, type StepResult } from './cellHistory';
import { cellKey, type CellPlace } from './cellKey';
import type { Budget, CellChange } from './queries';

/** What somebody else has put into a cell meanwhile. */
export interface Theirs {
  amount: string | null;
  version: number;
  changedBy?: string;
  changedAt?: string;
}

/** One cell between the first key and the answer of the API. */
export interface Draft {
  place: CellPlace;
  /** As it was typed. */
  text: string;
  /** As it was understood; null for an empty cell. A text that cannot be read counts as what stood before it. */
  amount: string | null;
  /** Why the text is no amount. */
  unread: Extract<ParsedAmount, { ok: false }> | null;
  /** The version that stood when typing began. */
  version: number;
  state: 'unsaved' | 'saving' | 'refused' | 'conflict';
  /** Why the API refused it. */
  refusal: FieldError | null;
  theirs: Theirs | null;
  /** The block that it was written with, which is saved whole or not at all. */
  block?: number;
}

export interface SaverState {
  drafts: ReadonlyMap<string, Draft>;
  /** Cells that were saved here, for the small mark. */
  saved: ReadonlySet<string>;
  state: SaveState;
  savedAt: Date | null;
  /** Why nothing could be saved at all; null while all is well. */
  problem: Problem | null;
  /** How many steps can be taken back, and done again. */
  undoable: number;
  redoable: number;
}

interface SaverOptions {
  language: Language;
  send: (cells: CellChange[]) => Promise<Budget>;
  /** The budget as it stands after a save. */
  onSaved: (budget: Budget) => void;
  /** The budget on the screen is no longer the one that stands. */
  onStale: () => void;
}

/** Milliseconds of quiet before a cell is saved by itself. */
const quiet = 1_500;
const waits = [5_000, 15_000, 30_000];
/** How many cells the API takes in one go. */
const mostAtOnce = 600;

/**
 * Saves the cells of a budget by themselves: after a moment of quiet or at
 * once when a cell is left, one call at a time, each cell with the version that
 * stood when typing began. A cell that somebody else changed waits for a
 * choice, a refused one for a correction; neither holds up the others.
 */
export class CellSaver {
  private current: SaverState = { drafts: new Map(), saved: new Set(), state: 'saved', savedAt: null, problem: null, undoable: 0, redoable: 0 };
  private readonly watchers = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private failures = 0;
  private blocks = 0;
  private readonly history = new CellHistory();
  /** What stood in the cells that are being typed in, until they are left. */
  private readonly begun = new Map<string, string | null>();

  constructor(
    private budget: Budget,
    private options: SaverOptions,
  ) {}

  update(budget: Budget, options: SaverOptions): void {
    if (budget.version >= this.budget.version) this.budget = budget;
    this.options = options;
  }

  /** Begins to listen for the connection. Returns how to stop, which saves what is left. */
  start(): () => void {
    const online = () => void this.flush();
    globalThis.addEventListener('online', online);
    return () => {
      globalThis.removeEventListener('online', online);
      void this.flush();
    };
  }

  snapshot = (): SaverState => this.current;

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  hasUnsaved(): boolean {
    return this.current.drafts.size > 0;
  }

  /** Every key: totals follow what can be understood, at once. */
  type(place: CellPlace, text: string): void {
    const key = cellKey(place);
    const before = this.current.drafts.get(key);
    const stored = this.stored(place);
    if (!this.begun.has(key)) this.begun.set(key, this.standing(place));
    const parsed = text.trim() === '' ? null : parseAmount(text, this.options.language);
    const amount = parsed === null ? null : parsed.ok ? decimal(parsed.amount) : (before?.amount ?? stored.amount);
    this.put(key, {
      place,
      text,
      amount,
      unread: parsed && !parsed.ok ? parsed : null,
      version: before?.version ?? stored.version,
      state: before?.theirs ? 'conflict' : 'unsaved',
      refusal: null,
      theirs: before?.theirs ?? null,
    });
    this.schedule(quiet);
  }

  /** The cell is left: what was typed is saved now. A cell that is as it was is forgotten; a text that cannot be read stays and counts as what is stored. */
  leave(place: CellPlace): void {
    const key = cellKey(place);
    const draft = this.current.drafts.get(key);
    if (draft?.unread) this.put(key, { ...draft, amount: this.stored(place).amount });
    if (draft?.state === 'unsaved' && !draft.unread && draft.amount === this.stored(place).amount) this.drop(key);
    if (this.begun.has(key)) {
      this.history.record([{ place, before: this.begun.get(key)!, after: this.standing(place) }]);
      this.begun.delete(key);
      this.set({});
    }
    void this.flush();
  }

  /** Sets several cells in one go: one step for undo, saved all or none. */
  change(cells: readonly { place: CellPlace; amount: string | null }[]): void {
    this.history.record(cells.map(({ place, amount }) => ({ place, before: this.standing(place), after: amount })));
    this.write(cells);
  }

  /** Takes the last step back. What somebody changed since is left as it is, and named. */
  undo(): StepResult {
    const result = this.history.undo((place) => this.standing(place), (cells) => this.write(cells));
    this.set({});
    return result;
  }

  redo(): StepResult {
    const result = this.history.redo((place) => this.standing(place), (cells) => this.write(cells));
    this.set({});
    return result;
  }

  private write(cells: readonly { place: CellPlace; amount: string | null }[]): void {
    const block = (this.blocks += 1);
    const drafts = new Map(this.current.drafts);
    for (const { place, amount } of cells) {
      const key = cellKey(place);
      this.begun.delete(key);
      const before = drafts.get(key);
      const stored = this.stored(place);
      if (amount === stored.amount && before?.state !== 'saving') drafts.delete(key);
      else drafts.set(key, { place, text: amount ?? '', amount, unread: null, version: before?.version ?? stored.version, state: before?.theirs ? 'conflict' : 'unsaved', refusal: null, theirs: before?.theirs ?? null, block });
    }
    this.set({ drafts });
    void this.flush();
  }

  /** The amount as it is shown: typed, else stored. */
  private standing(place: CellPlace): string | null {
    const draft = this.current.drafts.get(cellKey(place));
    return draft ? draft.amount : this.stored(place).amount;
  }

  /** Escape: the cell is again what it was when typing began. */
  cancel(place: CellPlace, before: string | null): void {
    const key = cellKey(place);
    this.begun.delete(key);
    if (before === this.stored(place).amount && this.current.drafts.get(key)?.state !== 'saving') this.drop(key);
    else {
      this.type(place, before ?? '');
      this.begun.delete(key);
    }
  }

  /** The choice in a conflict. */
  resolve(place: CellPlace, whose: 'mine' | 'theirs'): void {
    const key = cellKey(place);
    const draft = this.current.drafts.get(key);
    if (!draft?.theirs) return;
    if (whose === 'theirs') {
      this.drop(key);
      this.options.onStale();
      void this.flush();
      return;
    }
    this.put(key, { ...draft, version: draft.theirs.version, theirs: null, state: 'unsaved' });
    void this.flush();
  }

  /** Saves now what can be saved; resolves when that is done or has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    const ready = readyOf(this.current.drafts);
    if (ready.length === 0) return;
    this.running = this.attempt(ready).finally(() => {
      this.running = null;
    });
    await this.running;
  }

  private async attempt(keys: string[]): Promise<void> {
    const sent = keys.map((key) => this.current.drafts.get(key)!);
    this.putAll(keys.map((key, at) => [key, { ...sent[at]!, state: 'saving' }]));
    try {
      const budget = await this.options.send(sent.map(({ place, amount, version }) => ({ ...place, amount, version })));
      this.failures = 0;
      this.budget = budget;
      this.finish(keys, sent, budget);
      this.options.onSaved(budget);
    } catch (error) {
      this.fail(keys, error instanceof Problem ? error : new Problem({ status: 500, code: 'unexpected' }, error));
    }
  }

  private finish(keys: string[], sent: Draft[], budget: Budget): void {
    const versions = new Map(budget.cells.map((cell) => [cellKey(cell), cell.version]));
    const drafts = new Map(this.current.drafts);
    const saved = new Set(this.current.saved);
    keys.forEach((key, at) => {
      const now = drafts.get(key);
      saved.add(key);
      if (!now || (now.amount === sent[at]!.amount && !now.unread)) drafts.delete(key);
      // Typed on while the call was under way: the next save builds on this one.
      else drafts.set(key, { ...now, version: versions.get(key) ?? 0 });
    });
    this.set({ drafts, saved, savedAt: new Date(), problem: null });
    if (drafts.size > 0) this.schedule(quiet);
  }

  private fail(keys: string[], problem: Problem): void {
    if (problem.status === 0 || problem.status === 401 || problem.status === 429 || problem.status >= 500) {
      this.back(keys, {});
      this.set({ problem });
      this.schedule(waits[Math.min(this.failures, waits.length - 1)]!);
      this.failures += 1;
      return;
    }
    const blamed: Record<string, Partial<Draft>> = {};
    if (problem.code === 'stale_cells') {
      for (const cell of staleCells(problem)) blamed[keys[cell.at]!] = { state: 'conflict', theirs: cell.theirs };
    } else {
      for (const error of problem.errors) {
        const key = keys[Number(/^\/cells\/(\d+)/.exec(error.pointer)?.[1])];
        if (key !== undefined) blamed[key] ??= { state: 'refused', refusal: error };
      }
    }
    const named = Object.keys(blamed).length > 0;
    if (!named) for (const key of keys) blamed[key] = { state: 'refused' };
    this.back(keys, blamed);
    this.set({ problem: named ? null : problem });
    this.options.onStale();
    // The others were only held up by these; a block waits for its cells.
    if (named) this.schedule(0);
  }

  private back(keys: string[], blamed: Record<string, Partial<Draft>>): void {
    this.putAll(keys.flatMap((key): [string, Draft][] => {
      const draft = this.current.drafts.get(key);
      return draft ? [[key, { ...draft, state: 'unsaved', ...blamed[key] }]] : [];
    }));
  }

  private stored(place: CellPlace): { amount: string | null; version: number } {
    const key = cellKey(place);
    return this.budget.cells.find((cell) => cellKey(cell) === key) ?? { amount: null, version: 0 };
  }

  private schedule(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), after);
  }

  private put(key: string, draft: Draft): void {
    this.putAll([[key, draft]]);
  }

  private putAll(changes: [string, Draft][]): void {
    this.set({ drafts: new Map([...this.current.drafts, ...changes]) });
  }

  private drop(key: string): void {
    const drafts = new Map(this.current.drafts);
    drafts.delete(key);
    this.set({ drafts });
  }

  private set(change: Partial<SaverState>): void {
    const next = { ...this.current, ...change, undoable: this.history.undoable, redoable: this.history.redoable };
    this.current = { ...next, state: stateOf(next) };
    this.watchers.forEach((watcher) => watcher());
  }
}

/**
 * The cells to be sent now. A block goes by itself and whole, once none of its
 * cells waits for a choice or a correction; everything else goes together.
 */
function readyOf(drafts: ReadonlyMap<string, Draft>): string[] {
  const waiting = new Set([...drafts.values()].filter((draft) => draft.state === 'conflict' || draft.state === 'refused' || draft.unread).map((draft) => draft.block));
  const ready = [...drafts.entries()].filter(([, draft]) => draft.state === 'unsaved' && !draft.unread && (draft.block === undefined || !waiting.has(draft.block)));
  const block = ready.find(([, draft]) => draft.block !== undefined)?.[1].block;
  return ready.filter(([, draft]) => draft.block === block).slice(0, mostAtOnce).map(([key]) => key);
}

function stateOf({ drafts, problem }: SaverState): SaveState {
  const states = new Set([...drafts.values()].map((draft) => draft.state));
  if (states.has('conflict')) return 'conflict';
  if (states.has('refused')) return 'failed';
  if (problem && drafts.size > 0) return 'offline';
  if (states.has('saving')) return 'saving';
  return drafts.size > 0 ? 'unsaved' : 'saved';
}

function staleCells(problem: Problem): { at: number; theirs: Theirs }[] {
  const cells = Array.isArray(problem.params.cells) ? (problem.params.cells as (Theirs & { pointer: string })[]) : [];
  return cells.map(({ pointer, amount, version, changedBy, changedAt }) => ({ at: Number(pointer.split('/').at(-1)), theirs: { amount, version, changedBy, changedAt } }));
}
