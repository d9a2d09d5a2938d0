import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { formatInstant } from '@/dates/format';
import { languages } from '@/i18n/language';
import { useLanguage } from '@/i18n/useLanguage';
import { CopyText } from '@/ui/CopyText';
import { Dialog } from '@/ui/Dialog';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FieldRow, FormActs } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { Strip } from '@/ui/Strip';
import { type AskFields, type Candidate, type Participation, type SentParticipation, useAsk, useRenewParticipation } from './candidateQueries';
import classes from './Candidates.module.css';
import type { Partner, Project } from './queries';

interface AskDialogProps {
  project: Project;
  organisation: Partner['organisation'];
  /** What is known already of whom to ask. */
  candidate?: Candidate;
  role?: AskFields['role'];
  /** An invitation that waits or has run out: it is sent again with a new link. */
  waiting?: Participation;
  opened: boolean;
  onClose: () => void;
}

/** Asks an organisation by mail whether it takes part, and shows the link this once. */
export function AskDialog(props: AskDialogProps) {
  const { t } = useTranslation('candidate');
  const title = props.waiting ? 'ask.again' : 'ask.title';
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={t(title, { name: props.organisation.name })} size="lg">
      {props.opened && <Ask {...props} />}
    </Dialog>
  );
}

function Ask(props: AskDialogProps) {
  const [sent, setSent] = useState<SentParticipation | null>(null);
  if (sent) return <Sent sent={sent} onClose={props.onClose} />;
  return props.waiting ? <AskAgain {...props} waiting={props.waiting} onSent={setSent} /> : <AskForm {...props} onSent={setSent} />;
}

type Sends = { onSent: (sent: SentParticipation) => void };

function AskAgain({ project, waiting, onSent }: AskDialogProps & Sends & { waiting: Participation }) {
  const { t } = useTranslation('candidate');
  const renew = useRenewParticipation(project.id);
  return (
    <div className={classes.form}>
      {Boolean(renew.error) && <Strip tone="bad">{problemMessage(t, renew.error)}</Strip>}
      <p>{t('ask.againTold', { name: waiting.name, email: waiting.email })}</p>
      <FormActs>
        <Button loading={renew.isPending} onClick={() => renew.mutate(waiting, { onSuccess: onSent })}>
          {t('act.renew')}
        </Button>
      </FormActs>
    </div>
  );
}

const names = ['name', 'email', 'language', 'role', 'contribution', 'greeting', 'organisationId'];

function AskForm({ project, organisation, candidate, role = 'partner', onSent }: AskDialogProps & Sends) {
  const { t } = useTranslation(['candidate', 'consortium', 'shell']);
  const language = useLanguage();
  const ask = useAsk(project.id);
  const complaints = useComplaints(names, 'candidate');
  const [fields, setFields] = useState<AskFields>({
    organisationId: organisation.id, role: candidate?.role ?? role, contribution: candidate?.contribution ?? '', greeting: '',
    name: candidate?.contactName ?? '', email: candidate?.contactEmail ?? '', language: candidate?.language ?? language,
  });
  const set = (change: Partial<AskFields>) => setFields({ ...fields, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = { name: fields.name.trim() ? undefined : t('ask.nameNeeded'), email: fields.email.trim() ? undefined : t('ask.emailNeeded') };
    if (complaints.begin(wrong)) ask.mutate(fields, { onSuccess: onSent, onError: complaints.fail });
  };
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <ErrorSummary {...complaints} />
      <p>{t('ask.intro')}</p>
      <FieldRow>
        <TextField name="name" label={t('contactName')} autoComplete="off" error={complaints.fields.name} value={fields.name} onChange={(name) => set({ name })} />
        <TextField name="email" label={t('contactEmail')} type="email" autoComplete="off" error={complaints.fields.email} value={fields.email} onChange={(email) => set({ email })} />
      </FieldRow>
      <FieldRow>
        <SelectField name="language" label={t('language')} value={fields.language} error={complaints.fields.language} onChange={(next) => next && set({ language: next })} options={languages.map((one) => ({ value: one, label: t(`shell:language.${one}`) }))} />
        <SelectField name="role" label={t('role')} value={fields.role} error={complaints.fields.role} onChange={(next) => next && set({ role: next })} options={(['partner', 'coordinator', 'associated'] as const).map((value) => ({ value, label: t(`consortium:role.${value}`) }))} />
      </FieldRow>
      <TextAreaField name="contribution" label={t('contribution')} optional hint={t('contributionHint')} error={complaints.fields.contribution} value={fields.contribution ?? ''} onChange={(contribution) => set({ contribution })} />
      <TextAreaField name="greeting" label={t('greeting')} optional hint={t('greetingHint')} error={complaints.fields.greeting} value={fields.greeting ?? ''} onChange={(greeting) => set({ greeting })} />
      <FormActs>
        <Button type="submit" loading={ask.isPending}>
          {t('ask.send')}
        </Button>
      </FormActs>
    </form>
  );
}

/** The link, for installations without mail and for the impatient. */
function Sent({ sent, onClose }: { sent: SentParticipation; onClose: () => void }) {
  const { t } = useTranslation(['candidate', 'ui']);
  const language = useLanguage();
  return (
    <div className={classes.form}>
      <Strip tone="good">{t('ask.sent', { email: sent.invitation.email })}</Strip>
      <CopyText label={t('ask.link')} text={sent.link} />
      <p className={classes.quiet}>{t('ask.linkOnce', { when: formatInstant(sent.invitation.expiresAt, language) })}</p>
      <FormActs>
        <Button onClick={onClose}>{t('ui:close')}</Button>
      </FormActs>
    </div>
  );
}
