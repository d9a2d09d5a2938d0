import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { useComplaints } from '@/ui/forms/useComplaints';
import { PageHeader } from '@/ui/PageHeader';
import { Strip } from '@/ui/Strip';
import classes from './Identity.module.css';
import { useLinkToken } from '@/api/linkToken';
import { NewPasswordField, usePasswordCheck } from './NewPasswordField';
import { useReset } from './queries';

/** Chooses a new password with the link from a mail. */
export function ResetPasswordPage() {
  const { t } = useTranslation('identity');
  const token = useLinkToken();
  const [password, setPassword] = useState('');
  const complaints = useComplaints(['password'], 'identity');
  const checkPassword = usePasswordCheck();
  const reset = useReset();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complaints.begin({ password: checkPassword(password) })) return;
    reset.mutate({ token, password }, { onError: complaints.fail });
  };

  if (reset.isSuccess || token === '') {
    return (
      <>
        <PageHeader title={t('reset.title')} />
        <Strip tone={reset.isSuccess ? 'good' : 'bad'}>{reset.isSuccess ? t('reset.done') : t('link.incomplete')}</Strip>
        <Link to={reset.isSuccess ? '/sign-in' : '/forgot-password'}>{reset.isSuccess ? t('toSignIn') : t('reset.again')}</Link>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('reset.title')} lead={t('reset.lead')} />
      <ErrorSummary {...complaints} />
      <form className={classes.form} onSubmit={submit} noValidate>
        <NewPasswordField name="password" label={t('password.new')} value={password} onChange={setPassword} onBlur={() => password && complaints.check('password', checkPassword(password))} error={complaints.fields.password} />
        <div className={classes.acts}>
          <Button type="submit" loading={reset.isPending}>
            {t('reset.act')}
          </Button>
          <Link to="/forgot-password">{t('reset.again')}</Link>
        </div>
      </form>
    </>
  );
}
