import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { Dialog } from '@/ui/Dialog';
import { DateField } from '@/ui/forms/DateField';
import { FieldRow } from '@/ui/forms/FormSection';
import { CheckField } from '@/ui/forms/SelectField';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import { countryName, placeName } from './bookWords';
import { changesOf, complaintsOf, emptyForm, type Target } from './changeForm';
import { PartField } from './PartField';
import { type Edition, useChangeBook } from './queries';
import classes from './RuleBook.module.css';
import { ValueBasis, ValueWords } from './ValueWords';

interface ValueDialogProps {
  edition: Edition;
  target: Target | null;
  onClose: () => void;
}

/** Changes one value of a draft: the value as it stands beside the new one, its source and the reason. */
export function ValueDialog({ edition, target, onClose }: ValueDialogProps) {
  const { t } = useTranslation('rulebook');
  const language = useLanguage();
  const title = () => {
    if (!target) return '';
    if (target.joins) return t('edit.associateTitle', { country: countryName(String(target.value?.fields[0]?.value), language) });
    return t(target.value ? 'edit.title' : 'edit.addTitle', { name: placeName(t, target.of) });
  };
  return (
    <Dialog opened={target !== null} onClose={onClose} title={title()} size="xl">
      {target && <ValueForm key={target.at} edition={edition} target={target} onClose={onClose} />}
    </Dialog>
  );
}

function ValueForm({ edition, target, onClose }: ValueDialogProps & { target: Target }) {
  const { t } = useTranslation('rulebook');
  const language = useLanguage();
  const change = useChangeBook({ id: edition.key, version: edition.rowVersion });
  const [form, setForm] = useState(() => emptyForm(target, edition.callYear, language));
  const [unreadable, setUnreadable] = useState<string[]>([]);
  const put = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const told = isProblem(change.error, 422) ? complaintsOf(t, change.error, target) : { fields: {} as Record<string, string>, rest: [] };
  const errors = { ...told.fields, ...Object.fromEntries(unreadable.map((name) => [`part.${name}`, t('edit.unreadable')])) };
  const removable = Boolean(target.value) && !target.joins;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.since === null || form.until === null) return;
    const { changes, unreadable: wrong } = changesOf(target, form);
    setUnreadable(wrong);
    if (wrong.length === 0) change.mutate(changes, { onSuccess: onClose });
  };

  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {Boolean(change.error) && (
        <Strip tone="bad">
          {problemMessage(t, change.error)} {told.rest.join(' ')}
        </Strip>
      )}
      {target.joins && <p>{t('edit.associateIntro')}</p>}
      <div className={classes.beside}>
        <Original target={target} base={edition.base ?? ''} />
        <div className={classes.form}>
          {!target.joins &&
            target.fields.map((part) => (
              <PartField key={part.name} part={part} value={form.parts[part.name] ?? ''} error={errors[`part.${part.name}`]} onChange={(value) => put({ parts: { ...form.parts, [part.name]: value } })} />
            ))}
          {form.sources.map((source, at) => {
            const set = (next: Partial<typeof source>) => put({ sources: form.sources.map((one, i) => (i === at ? { ...one, ...next } : one)) });
            return (
              <FieldRow key={at}>
                <TextField name={`sources.${at}.title`} label={t('edit.sourceTitle', { number: at + 1 })} hint={at === 0 ? t('edit.sourceHint') : undefined} error={errors[`sources.${at}.title`]} optional={at > 0} value={source.title} onChange={(title) => set({ title })} />
                <TextField name={`sources.${at}.address`} type="url" label={t('edit.sourceAddress', { number: at + 1 })} error={errors[`sources.${at}.address`]} optional value={source.address} onChange={(address) => set({ address })} />
              </FieldRow>
            );
          })}
          {form.sources.length < 5 && (
            <div>
              <Button variant="subtle" size="compact-md" onClick={() => put({ sources: [...form.sources, { title: '', address: '' }] })}>
                {t('act.addSource')}
              </Button>
            </div>
          )}
          <TextAreaField name="note" label={t('edit.note')} hint={t('edit.noteHint')} minRows={2} error={errors.note} value={form.note} onChange={(note) => put({ note })} />
          <CheckField name="confirmed" label={t('edit.confirmed')} value={form.confirmed} onChange={(confirmed) => put({ confirmed })} />
          <FieldRow>
            <DateField name="since" label={t('edit.since')} error={errors.since} value={form.since} onChange={(since) => put({ since })} />
            <DateField name="until" label={t('edit.until')} error={errors.until} optional value={form.until} onChange={(until) => put({ until })} />
          </FieldRow>
        </div>
      </div>
      <div className={classes.acts}>
        {removable && (
          <Button variant="subtle" color="red" disabled={change.isPending} onClick={() => change.mutate([{ at: target.at, remove: true }], { onSuccess: onClose })}>
            {t('act.remove')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t('act.cancel')}
        </Button>
        <Button type="submit" loading={change.isPending}>
          {t('act.save')}
        </Button>
      </div>
    </form>
  );
}

function Original({ target, base }: { target: Target; base: string }) {
  const { t } = useTranslation('rulebook');
  const standing = target.joins ?? target.value;
  if (!standing) return <div className={classes.original}>{t('difference.added')}</div>;
  const differs = target.base && JSON.stringify(target.base.fields) !== JSON.stringify(standing.fields);
  return (
    <div className={classes.original}>
      <h3>{t('edit.original')}</h3>
      <ValueWords value={standing} />
      <ValueBasis value={standing} />
      {differs && target.base && (
        <>
          <h3>{t('edit.base', { base })}</h3>
          <ValueWords value={target.base} />
          <ValueBasis value={target.base} />
        </>
      )}
    </div>
  );
}
