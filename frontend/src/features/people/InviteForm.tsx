import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asLanguage, languages } from '@/i18n/language';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FieldRow, FormActs } from '@/ui/forms/FormSection';
import type { Choice } from '@/ui/forms/SearchField';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { OrganisationField } from './OrganisationField';
import classes from './People.module.css';
import { installationRoles, type Invited, type ProjectRole, useInvite } from './queries';

const names = ['name', 'email', 'language', 'role', 'untilOn', 'organisationId'];

interface InviteFormProps {
  projectId?: string;
  roles?: readonly ProjectRole[];
  onInvited: (invited: Invited) => void;
}

export function InviteForm({ projectId, roles = [], onInvited }: InviteFormProps) {
  const { t, i18n } = useTranslation(['people', 'roles', 'shell']);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [language, setLanguage] = useState<'sv' | 'en' | ''>(asLanguage(i18n.language));
  const [role, setRole] = useState(projectId && roles.length === 1 ? roles[0]! : '');
  const [until, setUntil] = useState<DateValue>('');
  const [organisation, setOrganisation] = useState<Choice | null>(null);
  const complaints = useComplaints(names, 'people');
  const invite = useInvite(projectId);
  const options = (projectId ? roles : installationRoles).map((one) => ({ value: one as string, label: t(`roles:${one}`) }));

  const checks = {
    name: name.trim() ? undefined : t('invite.nameRequired'),
    email: email.trim() ? undefined : t('invite.emailRequired'),
    role: projectId && !role ? t('invite.roleRequired') : undefined,
    untilOn: role === 'auditor' && !until ? t('invite.untilRequired') : undefined,
    organisationId: organisation ? undefined : t('invite.organisationRequired'),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complaints.begin(checks) || !organisation || !language) return;
    invite.mutate(
      { name: name.trim(), email: email.trim(), language, organisationId: organisation.value, ...(role && { role }), ...(role === 'auditor' && until && { untilOn: until }) },
      { onSuccess: onInvited, onError: complaints.fail },
    );
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ErrorSummary {...complaints} />
      <TextField name="name" label={t('column.name')} autoComplete="off" value={name} onChange={setName} onBlur={() => name && complaints.check('name', checks.name)} error={complaints.fields.name} />
      <TextField name="email" label={t('invite.email')} hint={t('invite.emailHint')} type="email" autoComplete="off" value={email} onChange={setEmail} error={complaints.fields.email} />
      <SelectField name="role" label={t('column.role')} optional={!projectId} placeholder={projectId ? '' : t('invite.noRole')} hint={role && t(`roles:does.${role}`)} value={role} onChange={setRole} options={options} error={complaints.fields.role} />
      {role === 'auditor' && <DateField name="untilOn" label={t('invite.until')} hint={t('invite.untilHint')} value={until} onChange={setUntil} error={complaints.fields.untilOn} />}
      <OrganisationField projectId={projectId} anywhere={role === 'auditor' || !projectId} value={organisation} onChange={(chosen) => (setOrganisation(chosen), complaints.check('organisationId', undefined))} error={complaints.fields.organisationId} />
      <FieldRow>
        <SelectField name="language" label={t('invite.language')} value={language} onChange={setLanguage} options={languages.map((one) => ({ value: one, label: t(`shell:language.${one}`) }))} error={complaints.fields.language} />
      </FieldRow>
      <FormActs>
        <Button type="submit" loading={invite.isPending}>
          {t('invite.send')}
        </Button>
      </FormActs>
    </form>
  );
}
