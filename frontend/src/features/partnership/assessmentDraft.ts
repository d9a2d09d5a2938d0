import type { Assessment, AssessmentFields } from './queries';

/** The scored criteria in their order, K1 to K3. */
export const criteria = ['strategy', 'complement', 'portfolio'] as const;
export type Criterion = (typeof criteria)[number];

/** What the form holds: scores as the text of their choice, empty while not assessed. */
export interface AssessmentDraft {
  scores: Record<Criterion, { score: '' | '0' | '1' | '2' | '3'; reason: string }>;
  ethics: Assessment['ethics'];
}

export function draftOf(assessment: Assessment): AssessmentDraft {
  const one = (name: Criterion) => ({ score: (assessment[name].score === null ? '' : String(assessment[name].score)) as '' | '0' | '1' | '2' | '3', reason: assessment[name].reason });
  return { scores: { strategy: one('strategy'), complement: one('complement'), portfolio: one('portfolio') }, ethics: assessment.ethics };
}

export function fieldsOf({ scores, ethics }: AssessmentDraft): AssessmentFields {
  const one = (name: Criterion) => ({ score: scores[name].score === '' ? null : Number(scores[name].score), reason: scores[name].reason });
  return { strategy: one('strategy'), complement: one('complement'), portfolio: one('portfolio'), ethics };
}
