import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs } from '@/ui/forms/FormSection';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { type ParticipationPreview, useAnswerParticipation } from './candidateQueries';
import classes from './Participation.module.css';

interface ParticipationFormProps {
  token: string;
  asked: ParticipationPreview;
  onAnswered: (answer: 'accepted' | 'declined') => void;
}

/** Yes or no, by whom, and a word to whoever asked. */
export function ParticipationForm({ token, asked, onAnswered }: ParticipationFormProps) {
  const { t } = useTranslation('participation');
  const reply = useAnswerParticipation();
  const complaints = useComplaints(['name', 'words'], 'participation');
  const [name, setName] = useState(asked.name);
  const [words, setWords] = useState('');
  const send = (answer: 'accepted' | 'declined') => {
    if (!complaints.begin({ name: name.trim() ? undefined : t('form.nameNeeded') })) return;
    reply.mutate({ token, answer, name, words: words.trim() || undefined }, { onSuccess: () => onAnswered(answer), onError: complaints.fail });
  };
  const busy = (answer: string) => reply.isPending && reply.variables.answer === answer;
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send('accepted');
      }}
    >
      <h2>{t('form.title')}</h2>
      <ErrorSummary {...complaints} />
      <TextField name="name" label={t('form.name')} hint={t('form.nameHint', { organisation: asked.organisation })} autoComplete="name" value={name} onChange={setName} error={complaints.fields.name} />
      <TextAreaField name="words" label={t('form.words')} optional hint={t('form.wordsHint', { name: asked.invitedBy })} value={words} onChange={setWords} error={complaints.fields.words} />
      <FormActs>
        <Button type="submit" loading={busy('accepted')} disabled={busy('declined')}>
          {t('form.accept')}
        </Button>
        <Button variant="default" loading={busy('declined')} disabled={busy('accepted')} onClick={() => send('declined')}>
          {t('form.decline')}
        </Button>
      </FormActs>
    </form>
  );
}
