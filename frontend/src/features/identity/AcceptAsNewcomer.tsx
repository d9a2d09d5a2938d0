import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '@/i18n/language';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import classes from './Identity.module.css';
import { NewPasswordField, usePasswordCheck } from './NewPasswordField';
import { type Language, type Preview, useAccept, useEnter } from './queries';

/** Makes an account for the invited address and accepts. */
export function AcceptAsNewcomer({ token, invitation }: { token: string; invitation: Preview }) {
  const { t } = useTranslation(['identity', 'shell']);
  const [name, setName] = useState(invitation.name);
  const [language, setLanguage] = useState<Language | ''>(invitation.language);
  const [password, setPassword] = useState('');
  const complaints = useComplaints(['name', 'language', 'password'], 'identity');
  const checkPassword = usePasswordCheck();
  const accept = useAccept();
  const enter = useEnter();
  const checkName = () => (name.trim() ? undefined : t('name.required'));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complaints.begin({ name: checkName(), password: checkPassword(password) }) || language === '') return;
    accept.mutate(
      { token, name: name.trim(), language, password },
      { onSuccess: ({ projectId }) => void enter(projectId ? `/projects/${projectId}` : '/'), onError: complaints.fail },
    );
  };

  return (
    <>
      <ErrorSummary {...complaints} />
      <form className={classes.form} onSubmit={submit} noValidate>
        {/* Password managers keep the address with the password. */}
        <input type="hidden" autoComplete="username" value={invitation.email} readOnly />
        <TextField name="name" label={t('name.label')} autoComplete="name" value={name} onChange={setName} onBlur={() => complaints.check('name', checkName())} error={complaints.fields.name} />
        <SelectField name="language" label={t('language.label')} hint={t('language.hint')} value={language} onChange={setLanguage} options={languages.map((one) => ({ value: one, label: t(`shell:language.${one}`) }))} error={complaints.fields.language} />
        <NewPasswordField name="password" label={t('password.choose')} value={password} onChange={setPassword} onBlur={() => password && complaints.check('password', checkPassword(password))} error={complaints.fields.password} />
        <div className={classes.acts}>
          <Button type="submit" loading={accept.isPending}>
            {t('invitation.acceptNew')}
          </Button>
        </div>
      </form>
    </>
  );
}
