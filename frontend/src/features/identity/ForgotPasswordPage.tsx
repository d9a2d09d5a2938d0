import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { PageHeader } from '@/ui/PageHeader';
import { Strip } from '@/ui/Strip';
import classes from './Identity.module.css';
import { useAskReset } from './queries';

/** Asks for a link to choose a new password. The answer is the same for every address. */
export function ForgotPasswordPage() {
  const { t } = useTranslation('identity');
  const [email, setEmail] = useState('');
  const complaints = useComplaints(['email'], 'identity');
  const ask = useAskReset();

  const complaintAbout = (address: string) => {
    if (address === '') return t('email.required');
    return /^\S+@\S+$/.test(address) ? undefined : t('problem:field.email');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complaints.begin({ email: complaintAbout(email.trim()) })) return;
    ask.mutate(email.trim(), { onError: complaints.fail });
  };

  return (
    <>
      <PageHeader title={t('forgot.title')} lead={ask.isSuccess ? undefined : t('forgot.lead')} />
      {ask.isSuccess ? (
        <Strip tone="good">{t('forgot.sent', { email: email.trim() })}</Strip>
      ) : (
        <>
          <ErrorSummary {...complaints} />
          <form className={classes.form} onSubmit={submit} noValidate>
            <TextField name="email" label={t('email.label')} type="email" autoComplete="username" value={email} onChange={setEmail} error={complaints.fields.email} />
            <div className={classes.acts}>
              <Button type="submit" loading={ask.isPending}>
                {t('forgot.act')}
              </Button>
              <Link to="/sign-in">{t('toSignIn')}</Link>
            </div>
          </form>
        </>
      )}
      {ask.isSuccess && <Link to="/sign-in">{t('toSignIn')}</Link>}
    </>
  );
}
