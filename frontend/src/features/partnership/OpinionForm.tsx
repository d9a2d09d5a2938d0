import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { FieldRow } from '@/ui/forms/FormSection';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import classes from './Partnership.module.css';
import { type Opinion, useSaveOpinion } from './queries';

interface OpinionFormProps {
  proposalId: string;
  /** The opinion to change; absent for a new one. */
  standing?: Opinion;
  onDone: () => void;
}

export function OpinionForm({ proposalId, standing, onDone }: OpinionFormProps) {
  const { t } = useTranslation('partnership');
  const [key] = useState(newIdempotencyKey);
  const [body, setBody] = useState(standing?.body ?? '');
  const [opinion, setOpinion] = useState(standing?.opinion ?? '');
  const [askedOn, setAsked] = useState<DateValue>(standing?.askedOn ?? '');
  const [givenOn, setGiven] = useState<DateValue>(standing?.givenOn ?? '');
  const act = useSaveOpinion(proposalId, standing);
  const errors: Record<string, string> = isProblem(act.error, 422) ? formErrors(t, act.error, ['body', 'opinion', 'askedOn', 'givenOn'], 'partnership').fields : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (askedOn === null || givenOn === null) return;
    act.mutate({ fields: { body, opinion, askedOn: askedOn || null, givenOn: givenOn || null }, key }, { onSuccess: onDone });
  };
  return (
    <form noValidate className={classes.form} onSubmit={submit}>
      {Boolean(act.error) && Object.keys(errors).length === 0 && <Strip tone="bad">{problemMessage(t, act.error)}</Strip>}
      <TextField name="body" label={t('opinion.body')} hint={t('opinion.bodyHint')} error={errors.body} value={body} onChange={setBody} />
      <FieldRow>
        <DateField name="askedOn" label={t('opinion.askedOn')} optional error={errors.askedOn} value={askedOn} onChange={setAsked} />
        <DateField name="givenOn" label={t('opinion.givenOn')} optional error={errors.givenOn} value={givenOn} onChange={setGiven} />
      </FieldRow>
      <TextAreaField name="opinion" label={t('opinion.text')} hint={t('opinion.textHint')} optional error={errors.opinion} value={opinion} onChange={setOpinion} />
      <div className={classes.acts}>
        <Button variant="default" onClick={onDone}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" loading={act.isPending}>
          {t('ui:save')}
        </Button>
      </div>
    </form>
  );
}
