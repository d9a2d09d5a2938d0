import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me, useAdoptLanguage } from '@/app/session';
import { isProblem } from '@/api/problem';
import { languages } from '@/i18n/language';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs, FormSection } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { Strip } from '@/ui/Strip';
import { type Language, useChangeMe } from './queries';

/** Name and language. */
export function ProfileForm({ me }: { me: Me }) {
  const { t } = useTranslation(['identity', 'shell', 'ui']);
  const [name, setName] = useState(me.name);
  const [language, setLanguage] = useState<Language | ''>(me.language);
  const complaints = useComplaints(['name', 'language'], 'identity');
  const change = useChangeMe();
  const adoptLanguage = useAdoptLanguage();
  const checkName = () => (name.trim() ? undefined : t('name.required'));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complaints.begin({ name: checkName() }) || language === '') return;
    change.mutate({ version: me.version, name: name.trim(), language }, { onSuccess: (changed) => adoptLanguage(changed.language), onError: complaints.fail });
  };

  return (
    <form onSubmit={submit} noValidate>
      <FormSection title={t('account.profile')}>
        <ErrorSummary {...complaints} />
        {change.isSuccess && <Strip tone="good">{t('account.saved')}</Strip>}
        {isProblem(change.error, 412) && <Strip tone="attention">{t('account.changedElsewhere', { name: me.name })}</Strip>}
        <TextField name="name" label={t('name.label')} autoComplete="name" value={name} onChange={setName} onBlur={() => complaints.check('name', checkName())} error={complaints.fields.name} />
        <SelectField name="language" label={t('language.label')} hint={t('language.hint')} value={language} onChange={setLanguage} options={languages.map((one) => ({ value: one, label: t(`shell:language.${one}`) }))} error={complaints.fields.language} />
        <FormActs>
          <Button type="submit" loading={change.isPending}>
            {t('ui:save')}
          </Button>
        </FormActs>
      </FormSection>
    </form>
  );
}
