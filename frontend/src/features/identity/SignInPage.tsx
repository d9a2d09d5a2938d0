import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { safeReturn } from '@/app/session';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { PageHeader } from '@/ui/PageHeader';
import { Strip } from '@/ui/Strip';
import classes from './Identity.module.css';
import { setupQuery, useEnter, useSignIn } from './queries';

const route = getRouteApi('/plain/sign-in');

/** Sign-in; afterwards the reader is where they wanted to go. */
export function SignInPage() {
  const { t } = useTranslation('identity');
  const { return: wanted } = route.useSearch();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const complaints = useComplaints(['email', 'password'], 'identity');
  const signIn = useSignIn();
  const enter = useEnter();
  const setup = useQuery(setupQuery);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complaints.begin({ email: email.trim() ? undefined : t('email.required'), password: password ? undefined : t('password.missing') })) return;
    signIn.mutate(
      { email: email.trim(), password },
      {
        onSuccess: () => void enter(safeReturn(wanted)),
        onError: (error) => {
          setPassword('');
          complaints.fail(error);
        },
      },
    );
  };

  return (
    <>
      <PageHeader title={t('signIn.title')} lead={wanted ? t('signIn.return') : undefined} />
      {setup.data?.needed && <Strip tone="info">{t('signIn.setupNeeded')}</Strip>}
      <ErrorSummary {...complaints} />
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextField name="email" label={t('email.label')} type="email" autoComplete="username" value={email} onChange={setEmail} error={complaints.fields.email} />
        <TextField name="password" label={t('password.label')} type="password" autoComplete="current-password" value={password} onChange={setPassword} error={complaints.fields.password} />
        <div className={classes.acts}>
          <Button type="submit" loading={signIn.isPending}>
            {t('signIn.act')}
          </Button>
          <Link to="/forgot-password">{t('signIn.forgot')}</Link>
        </div>
      </form>
    </>
  );
}
