import type { TFunction } from 'i18next';
import type { HistoryEntry } from './queries';

export interface ChangeInWords {
  label: string;
  from: string;
  to: string;
}

/** Columns that say nothing to people: ids, digests, places in a list. */
const silent = /(^|_)id$|^position$|_by$|^sha256$|^media_type$|^size_bytes$|_hash$|^language$|^facts$/;

/** The changes of one entry of the trail, for people: named columns, amounts and states in words. */
export function changesInWords({ action, changes }: Pick<HistoryEntry, 'action' | 'changes'>, t: TFunction<'consortium'>, amount: (decimal: string) => string): ChangeInWords[] {
  return Object.entries(changes).flatMap(([column, change]) => {
    if (silent.test(column) || typeof change !== 'object' || change === null) return [];
    const { from, to } = change as { from?: unknown; to?: unknown };
    const kind = column === 'status' && !action.startsWith('project_') ? 'state' : column;
    const words = (value: unknown) => inWords(kind, value, t, amount);
    const line = { label: t(`consortium:column.${column}`, { defaultValue: column.replace(/_cents$/, '').replaceAll('_', ' ') }), from: words(from), to: words(to) };
    return line.from === line.to ? [] : [line];
  });
}

function inWords(column: string, value: unknown, t: TFunction<'consortium'>, amount: (decimal: string) => string): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? t('consortium:yes') : t('consortium:no');
  if (Array.isArray(value)) return value.map((one) => inWords(column, one, t, amount)).join(', ');
  if (typeof value === 'object') return Object.values(value).map((one) => inWords(column, one, t, amount)).filter(Boolean).join(' · ');
  const text = String(value);
  // Of names and addresses the trail keeps only that they were changed.
  if (text === 'changed') return t('consortium:changed');
  if (column.endsWith('_cents')) return amount(text);
  if (column === 'status') return t(`ui:projectStatus.${text}`, { defaultValue: text });
  if (column === 'state' || column === 'answer') return t(`consortium:state.${text}`, { defaultValue: text });
  if (/_at$/.test(column)) return text.slice(0, 10);
  if (column === 'verdict') return t(`consortium:verdict.${text}`, { defaultValue: text });
  if (column === 'role') return t(`consortium:role.${text}`, { defaultValue: text });
  if (column === 'mandate_state') return t(`consortium:mandate.${text}`, { defaultValue: text });
  return text;
}
