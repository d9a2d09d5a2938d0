import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import classes from './Identity.module.css';
import { type Preview, useAccept, useEnter, useSignIn } from './queries';

/** The invited address has an account: its owner signs in here, unless signed in already, and accepts. */
export function AcceptAsOwner({ token, invitation }: { token: string; invitation: Preview }) {
  const { t } = useTranslation('identity');
  const [password, setPassword] = useState('');
  const complaints = useComplaints(['password'], 'identity');
  const signIn = useSignIn();
  const accept = useAccept();
  const enter = useEnter();
  const proven = invitation.signedIn || signIn.isSuccess;

  const acceptNow = async () => {
    const { projectId } = await accept.mutateAsync({ token });
    await enter(projectId ? `/projects/${projectId}` : '/');
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!complaints.begin({ password: proven || password ? undefined : t('password.missing') })) return;
    try {
      if (!proven) await signIn.mutateAsync({ email: invitation.email, password });
      await acceptNow();
    } catch (error) {
      complaints.fail(error);
    }
  };

  return (
    <>
      <ErrorSummary {...complaints} />
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        {!proven && (
          <>
            <p>{t('invitation.hasAccount')}</p>
            <TextField name="email" label={t('email.label')} type="email" autoComplete="username" value={invitation.email} onChange={() => undefined} readOnly />
            <TextField name="password" label={t('password.label')} type="password" autoComplete="current-password" value={password} onChange={setPassword} error={complaints.fields.password} />
          </>
        )}
        <div className={classes.acts}>
          <Button type="submit" loading={signIn.isPending || accept.isPending}>
            {proven ? t('invitation.accept') : t('invitation.signInAndAccept')}
          </Button>
          {!proven && <Link to="/forgot-password">{t('signIn.forgot')}</Link>}
        </div>
      </form>
    </>
  );
}
