import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { type ConflictField, ConflictPanel } from '@/ui/ConflictPanel';
import type { AutosaveHandle } from '@/ui/save/useAutosave';

interface FieldConflictProps<Value extends object> {
  autosave: AutosaveHandle<Value>;
  labels: (name: string) => string;
  /** Gets what was agreed on, for the form. */
  onResolved: (value: Value) => void;
}

/** Two people changed the same record: what only one of them changed is taken by itself, the rest is the reader's choice. */
export function FieldConflict<Value extends object>({ autosave, labels, onResolved }: FieldConflictProps<Value>) {
  const { t } = useTranslation('consortium');
  const language = useLanguage();
  const { conflict } = autosave;
  if (!conflict) return null;
  const { base, mine, theirs } = conflict;
  const merged = { ...theirs.value };
  const fields: ConflictField[] = [];
  for (const name of Object.keys(mine) as (keyof Value & string)[]) {
    if (same(mine[name], theirs.value[name])) continue;
    if (same(theirs.value[name], base[name])) merged[name] = mine[name];
    else if (!same(mine[name], base[name])) fields.push({ name, label: labels(name), mine: shown(mine[name], t), theirs: shown(theirs.value[name], t) });
  }
  return (
    <ConflictPanel
      fields={fields}
      who={theirs.who}
      when={theirs.when && formatInstant(theirs.when, language)}
      onResolve={(choice) => {
        const agreed = { ...merged };
        for (const { name } of fields) if (choice[name] === 'mine') agreed[name as keyof Value] = mine[name as keyof Value];
        onResolved(agreed);
        void autosave.resolve(agreed);
      }}
    />
  );
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

function shown(value: unknown, t: ReturnType<typeof useTranslation<'consortium'>>['t']): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'object' && one !== null && 'text' in one ? String(one.text) : String(one))).join(', ');
  return String(value);
}
