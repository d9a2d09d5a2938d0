import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { isProblem, Problem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { useDraft } from '@/ui/save/useDraft';
import { mergeValues, type Values } from './conflict';

/** A record as it stands, in the fields of its form. */
export interface Standing<Form extends Values> {
  values: Form;
  version: number;
  who?: string;
  when?: string;
}

interface Options<Form extends Values> {
  /** Names person-independent record and project; the form gets it as React key too. */
  draftKey: string;
  initial: Form;
  /** The version of the edited record; absent for a new one. */
  version?: number;
  /** Every field in the order of the form. */
  names: readonly (keyof Form & string)[];
  required: readonly (keyof Form & string)[];
  /** Fields that take whole numbers. */
  whole?: readonly (keyof Form & string)[];
  write: (values: Form, version: number | undefined, key: string) => Promise<unknown>;
  /** The record as it stands now with who changed it and when, or null when it has been removed. */
  load: () => Promise<Standing<Form> | null>;
  onDone: () => void;
}

interface Errors {
  fields: Record<string, string>;
  rest: string[];
}

const none: Errors = { fields: {}, rest: [] };

/** A form with a button: checks, sends, puts every refusal at its field, and settles a conflict without losing anything. */
export function useRecordForm<Form extends Values>({ draftKey, initial, version, names, required, whole = [], write, load, onDone }: Options<Form>) {
  const { t } = useTranslation('workplan');
  const draft = useDraft(draftKey, { values: initial, base: initial, version });
  const [errors, setErrors] = useState<Errors>(none);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [theirs, setTheirs] = useState<(Standing<Form> & { merged: Form; disputed: (keyof Form & string)[] }) | null>(null);
  const key = useRef(newIdempotencyKey());
  const { values } = draft.value;

  const set = (name: keyof Form & string, value: string | null) => {
    key.current = newIdempotencyKey();
    draft.set({ ...draft.value, values: { ...values, [name]: value } });
  };

  const check = (form: Form): Record<string, string> => {
    const found: Record<string, string> = {};
    for (const name of names) {
      const value = form[name];
      if (value === null) found[name] = t('problem:field.date');
      else if (required.includes(name) && value?.trim() === '') found[name] = t('problem:field.required');
      else if (whole.includes(name) && value && !/^\d{1,5}$/.test(value.trim())) found[name] = t('problem:field.integer');
    }
    return found;
  };

  const refused = (error: unknown) => {
    if (!(error instanceof Problem) || error.errors.length === 0) return setErrors({ fields: {}, rest: [problemMessage(t, error)] });
    const { fields, rest } = formErrors(t, error, names, 'workplan');
    return setErrors({ fields: Object.fromEntries(names.flatMap((name) => (fields[name] ? [[name, fields[name]]] : []))), rest });
  };

  const send = async (form: Form, at: number | undefined): Promise<void> => {
    setBusy(true);
    setErrors(none);
    try {
      await write(form, at, key.current);
      draft.drop();
      onDone();
    } catch (error) {
      if (isProblem(error, 412)) await settle(form);
      else refused(error);
      setAttempt((count) => count + 1);
    } finally {
      setBusy(false);
    }
  };

  const settle = async (form: Form): Promise<void> => {
    try {
      const now = await load();
      if (!now) return setErrors({ fields: {}, rest: [t('removedMeanwhile')] });
      const { merged, disputed } = mergeValues(draft.value.base, form, now.values);
      if (disputed.length > 0) return setTheirs({ ...now, merged, disputed });
      draft.set({ values: merged, base: now.values, version: now.version });
      return await send(merged, now.version);
    } catch (error) {
      return refused(error);
    }
  };

  return {
    values,
    errors,
    attempt,
    busy,
    restored: draft.restored,
    conflict: theirs && { disputed: theirs.disputed, mine: values, theirs: theirs.values, who: theirs.who, when: theirs.when },
    text: (name: keyof Form & string) => ({ name, value: values[name] ?? '', onChange: (value: string) => set(name, value), error: errors.fields[name] }),
    date: (name: keyof Form & string) => ({ name, value: values[name] as string | null, onChange: (value: string | null) => set(name, value), error: errors.fields[name] }),
    submit: () => {
      const fields = check(values);
      setAttempt((count) => count + 1);
      setErrors({ fields, rest: [] });
      if (Object.keys(fields).length === 0) void send(values, draft.value.version);
    },
    resolve: (choice: Record<string, 'mine' | 'theirs'>) => {
      if (!theirs) return;
      const settled = { ...theirs.merged };
      for (const name of theirs.disputed) if (choice[name] === 'theirs') settled[name] = theirs.values[name];
      draft.set({ values: settled, base: theirs.values, version: theirs.version });
      setTheirs(null);
      void send(settled, theirs.version);
    },
    drop: draft.drop,
  };
}

export type RecordFormHandle<Form extends Values> = ReturnType<typeof useRecordForm<Form>>;
