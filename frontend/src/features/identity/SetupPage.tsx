import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asLanguage } from '@/i18n/language';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs, FormSection } from '@/ui/forms/FormSection';
import type { Choice } from '@/ui/forms/SearchField';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { PageHeader } from '@/ui/PageHeader';
import { Strip } from '@/ui/Strip';
import { useLinkToken } from '@/api/linkToken';
import { NewPasswordField, usePasswordCheck } from './NewPasswordField';
import { OwnInstitutionField } from './OwnInstitutionField';
import { setupQuery, useEnter, useSetUp } from './queries';

/** The first start: the own institution and the first administrator. */
export function SetupPage() {
  const { t } = useTranslation('identity');
  const token = useLinkToken();
  const setup = useQuery(setupQuery);
  const open = token !== '' && setup.data?.needed !== false;
  return (
    <>
      <PageHeader title={t('setup.title')} lead={open ? t('setup.lead') : undefined} />
      {open ? <SetupForm token={token} /> : <Strip tone="info">{setup.data?.needed === false ? t('setup.done') : t('link.incomplete')}</Strip>}
      {!open && <Link to="/sign-in">{t('toSignIn')}</Link>}
    </>
  );
}

function SetupForm({ token }: { token: string }) {
  const { t, i18n } = useTranslation('identity');
  const [institution, setInstitution] = useState<Choice | null>(null);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const complaints = useComplaints(['organisationId', 'name', 'email', 'password'], 'identity');
  const checkPassword = usePasswordCheck();
  const setUp = useSetUp(token);
  const enter = useEnter();
  const checks = {
    organisationId: institution ? undefined : t('setup.institutionRequired'),
    name: name.trim() ? undefined : t('name.required'),
    email: email.trim() ? undefined : t('email.required'),
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complaints.begin({ ...checks, password: checkPassword(password) }) || !institution) return;
    setUp.mutate(
      { email: email.trim(), name: name.trim(), password, language: asLanguage(i18n.language), organisationId: institution.value },
      { onSuccess: () => void enter('/'), onError: complaints.fail },
    );
  };

  return (
    <>
      <ErrorSummary {...complaints} />
      <form onSubmit={submit} noValidate>
        <FormSection title={t('setup.institution')}>
          <OwnInstitutionField token={token} value={institution} onChange={(chosen) => (setInstitution(chosen), complaints.check('organisationId', undefined))} error={complaints.fields.organisationId} />
        </FormSection>
        <FormSection title={t('setup.administrator')} intro={t('setup.administratorIntro')}>
          <TextField name="name" label={t('name.label')} autoComplete="name" value={name} onChange={setName} onBlur={() => complaints.check('name', checks.name)} error={complaints.fields.name} />
          <TextField name="email" label={t('email.label')} type="email" autoComplete="username" value={email} onChange={setEmail} onBlur={() => complaints.check('email', checks.email)} error={complaints.fields.email} />
          <NewPasswordField name="password" label={t('password.choose')} value={password} onChange={setPassword} onBlur={() => password && complaints.check('password', checkPassword(password))} error={complaints.fields.password} />
        </FormSection>
        <FormActs>
          <Button type="submit" loading={setUp.isPending}>
            {t('setup.act')}
          </Button>
        </FormActs>
      </form>
    </>
  );
}
