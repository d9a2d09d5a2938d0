import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs, FormSection } from '@/ui/forms/FormSection';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { Strip } from '@/ui/Strip';
import { NewPasswordField, usePasswordCheck } from './NewPasswordField';
import { useChangePassword } from './queries';

/** A new password; every other session ends. */
export function PasswordForm({ email }: { email: string }) {
  const { t } = useTranslation('identity');
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const complaints = useComplaints(['password', 'newPassword'], 'identity');
  const checkPassword = usePasswordCheck();
  const change = useChangePassword();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complaints.begin({ password: present ? undefined : t('password.missing'), newPassword: checkPassword(next) })) return;
    change.mutate(
      { password: present, newPassword: next },
      {
        onSuccess: () => {
          setPresent('');
          setNext('');
        },
        onError: complaints.fail,
      },
    );
  };

  return (
    <form onSubmit={submit} noValidate>
      <FormSection title={t('account.password')} intro={t('account.passwordIntro')}>
        <ErrorSummary {...complaints} />
        {change.isSuccess && <Strip tone="good">{t('account.passwordChanged')}</Strip>}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <TextField name="password" label={t('password.present')} type="password" autoComplete="current-password" value={present} onChange={setPresent} error={complaints.fields.password} />
        <NewPasswordField name="newPassword" label={t('password.new')} value={next} onChange={setNext} onBlur={() => next && complaints.check('newPassword', checkPassword(next))} error={complaints.fields.newPassword} />
        <FormActs>
          <Button type="submit" loading={change.isPending}>
            {t('account.changePassword')}
          </Button>
        </FormActs>
      </FormSection>
    </form>
  );
}
