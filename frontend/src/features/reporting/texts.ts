import type { Stored } from '@/ui/save/autosave';
import type { Report, Texts } from './queries';

/** What the partner writes in a report, as the page that saves by itself holds it. */
export function textsOf(report: Report): Texts {
  return {
    workDone: report.workDone,
    deviations: report.deviations,
    nextSteps: report.nextSteps,
    deliverables: report.deliverables.map(({ deliverableId, status, comment }) => ({ deliverableId, status, comment })),
  };
}

export function storedTexts(report: Report): Stored<Texts> {
  return { value: textsOf(report), version: report.version, who: report.writtenBy || undefined, when: report.updatedAt };
}

/** One value that two people wrote differently; `apply` puts a choice into the texts. */
export interface Difference {
  name: string;
  field: 'workDone' | 'deviations' | 'nextSteps' | 'status' | 'comment';
  /** The deliverable it is about. */
  deliverableId?: string;
  mine: string;
  theirs: string;
}

const plain = ['workDone', 'deviations', 'nextSteps'] as const;

/** Every value in which mine and theirs differ. */
export function differences(mine: Texts, theirs: Texts): Difference[] {
  const found: Difference[] = plain.filter((field) => mine[field] !== theirs[field]).map((field) => ({ name: field, field, mine: mine[field], theirs: theirs[field] }));
  for (const own of mine.deliverables) {
    const other = theirs.deliverables.find(({ deliverableId }) => deliverableId === own.deliverableId);
    if (!other) continue;
    for (const field of ['status', 'comment'] as const) {
      if (own[field] !== other[field]) found.push({ name: `${own.deliverableId}.${field}`, field, deliverableId: own.deliverableId, mine: own[field], theirs: other[field] });
    }
  }
  return found;
}

/** Mine, with theirs in each place where theirs was chosen. */
export function merged(mine: Texts, theirs: Texts, choice: Record<string, 'mine' | 'theirs'>): Texts {
  const result: Texts = { ...mine };
  for (const field of plain) if (choice[field] === 'theirs') result[field] = theirs[field];
  result.deliverables = mine.deliverables.map((own) => {
    const other = theirs.deliverables.find(({ deliverableId }) => deliverableId === own.deliverableId);
    if (!other) return own;
    return {
      deliverableId: own.deliverableId,
      status: choice[`${own.deliverableId}.status`] === 'theirs' ? other.status : own.status,
      comment: choice[`${own.deliverableId}.comment`] === 'theirs' ? other.comment : own.comment,
    };
  });
  return result;
}

/** What a submission still needs, by the field's place in the report, in the order of the page. */
export function lacking(report: Pick<Report, 'costs'>, texts: Pick<Texts, 'workDone'>): { field: string; code: 'workDone' | 'document'; description?: string }[] {
  const work = texts.workDone.trim() === '' ? [{ field: 'workDone', code: 'workDone' as const }] : [];
  const costs = report.costs.flatMap((cost, at) => (cost.documentIds.length > 0 ? [] : [{ field: `costs.${at}.documentIds`, code: 'document' as const, description: cost.description }]));
  return [...work, ...costs];
}
