import type { TFunction } from 'i18next';
import { type FieldError, Problem } from './problem';

/** What happened, in the reader's language; an unknown code falls back to its status. */
export function problemMessage(t: TFunction, error: unknown): string {
  if (!(error instanceof Problem)) return t('problem:unexpected');
  return t([`problem:${error.code}`, `problem:status_${error.status}`, 'problem:unexpected'], { ...error.params });
}

/**
 * The sentence that stands at a field. A feature may say it better under
 * `<namespace>:field.<name>.<code>`; otherwise the shared words of the code are used.
 */
export function fieldMessage(t: TFunction, error: FieldError, namespace?: string): string {
  const name = error.pointer.split('/').filter((part) => !/^\d+$/.test(part)).at(-1) ?? '';
  const own = namespace ? [`${namespace}:field.${name}.${error.code}`] : [];
  return t([...own, `problem:field.${error.code}`, 'problem:field.invalid'], { ...error.params });
}

/**
 * Complaints by form field. `/lines/2/amount` becomes `lines.2.amount`, the
 * path that @mantine/form uses; what fits no known field is left in `rest`
 * and belongs at the top of the form.
 */
export function formErrors(t: TFunction, problem: Problem, known: readonly string[], namespace?: string): { fields: Record<string, string>; rest: string[] } {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const error of problem.fields.values()) {
    const path = error.pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
    const message = fieldMessage(t, error, namespace);
    if (known.includes(path)) fields[path] = message;
    else rest.push(message);
  }
  return { fields, rest };
}
