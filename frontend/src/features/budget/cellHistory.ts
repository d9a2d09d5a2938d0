import type { CellPlace } from './cellKey';

/** One cell of a step: what stood before it and what it put there. */
export interface CellStep {
  place: CellPlace;
  before: string | null;
  after: string | null;
}

/** What was done in one go: one amount, a pasted block, a column filled down. */
export type Step = readonly CellStep[];

/** What came of taking a step back, or doing it again. */
export type StepResult = { kind: 'done'; cells: number } | { kind: 'nothing' } | { kind: 'changed_since'; cells: CellPlace[] };

/** How many steps can be taken back. */
export const mostSteps = 10;

/**
 * The last steps of one person in one budget. A step is taken back only while
 * every cell of it stands as the step left it: what somebody else wrote since
 * is never overwritten unseen.
 */
export class CellHistory {
  private past: Step[] = [];
  private future: Step[] = [];

  get undoable(): number {
    return this.past.length;
  }

  get redoable(): number {
    return this.future.length;
  }

  record(step: Step): void {
    const real = step.filter(({ before, after }) => before !== after);
    if (real.length === 0) return;
    this.past = [...this.past, real].slice(-mostSteps);
    this.future = [];
  }

  undo(stands: (place: CellPlace) => string | null, write: (cells: readonly { place: CellPlace; amount: string | null }[]) => void): StepResult {
    return this.go('past', 'future', stands, write, ({ before, after }) => [after, before]);
  }

  redo(stands: (place: CellPlace) => string | null, write: (cells: readonly { place: CellPlace; amount: string | null }[]) => void): StepResult {
    return this.go('future', 'past', stands, write, ({ before, after }) => [before, after]);
  }

  private go(
    from: 'past' | 'future',
    to: 'past' | 'future',
    stands: (place: CellPlace) => string | null,
    write: (cells: readonly { place: CellPlace; amount: string | null }[]) => void,
    amounts: (cell: CellStep) => [expected: string | null, wanted: string | null],
  ): StepResult {
    const step = this[from].at(-1);
    if (!step) return { kind: 'nothing' };
    this[from] = this[from].slice(0, -1);
    const changed = step.filter((cell) => stands(cell.place) !== amounts(cell)[0]);
    if (changed.length > 0) return { kind: 'changed_since', cells: changed.map(({ place }) => place) };
    this[to] = [...this[to], step];
    write(step.map((cell) => ({ place: cell.place, amount: amounts(cell)[1] })));
    return { kind: 'done', cells: step.length };
  }
}
