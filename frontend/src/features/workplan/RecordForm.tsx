import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { ConflictPanel } from '@/ui/ConflictPanel';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs } from '@/ui/forms/FormSection';
import { Strip } from '@/ui/Strip';
import type { Values } from './conflict';
import classes from './RecordForm.module.css';
import type { RecordFormHandle } from './useRecordForm';

interface RecordFormProps<Form extends Values> {
  form: RecordFormHandle<Form>;
  /** The main act as a verb. */
  act: string;
  onCancel: () => void;
  /** The label of a field, for the conflict. */
  label: (name: keyof Form & string) => string;
  /** A value as the reader is to see it, for the conflict. */
  say: (name: keyof Form & string, value: string | null) => string;
  children: ReactNode;
}

/** What the forms of the plan share: errors, a conflict, what was kept, and the buttons. */
export function RecordForm<Form extends Values>({ form, act, onCancel, label, say, children }: RecordFormProps<Form>) {
  const { t } = useTranslation('workplan');
  const language = useLanguage();
  const ref = useRef<HTMLFormElement>(null);
  const { conflict } = form;
  useEffect(() => {
    ref.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  return (
    <form
      ref={ref}
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {conflict && (
        <ConflictPanel
          fields={conflict.disputed.map((name) => ({ name, label: label(name), mine: say(name, conflict.mine[name] ?? ''), theirs: say(name, conflict.theirs[name] ?? '') }))}
          who={conflict.who}
          when={conflict.when && formatInstant(conflict.when, language)}
          onResolve={form.resolve}
          busy={form.busy}
        />
      )}
      {form.restored && form.attempt === 0 && <Strip tone="info">{t('ui:strip.restored')}</Strip>}
      <ErrorSummary fields={form.errors.fields} labels={Object.fromEntries(Object.keys(form.values).map((name) => [name, label(name)]))} rest={form.errors.rest} attempt={form.attempt} />
      {!conflict && (
        <>
          {children}
          <FormActs>
            <Button type="submit" loading={form.busy}>
              {act}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                form.drop();
                onCancel();
              }}
            >
              {t('ui:cancel')}
            </Button>
          </FormActs>
        </>
      )}
    </form>
  );
}
