import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { useComplaints } from '@/ui/forms/useComplaints';
import classes from './People.module.css';
import { type Member, type ProjectRole, useChangeMember } from './queries';

interface MemberFormProps {
  projectId: string;
  member: Member;
  roles: readonly ProjectRole[];
  onDone: () => void;
}

/** Another role, or another last day. */
export function MemberForm({ projectId, member, roles, onDone }: MemberFormProps) {
  const { t } = useTranslation(['people', 'roles', 'ui']);
  const [role, setRole] = useState<ProjectRole | ''>(member.role);
  const [until, setUntil] = useState<DateValue>(member.untilOn ?? '');
  const complaints = useComplaints(['role', 'untilOn'], 'people');
  const change = useChangeMember(projectId);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complaints.begin({ untilOn: role === 'auditor' && !until ? t('invite.untilRequired') : undefined }) || !role) return;
    change.mutate({ member, role, untilOn: role === 'auditor' && until ? until : undefined }, { onSuccess: onDone, onError: complaints.fail });
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ErrorSummary {...complaints} />
      <SelectField name="role" label={t('column.role')} hint={role && t(`roles:does.${role}`)} value={role} onChange={setRole} options={roles.map((one) => ({ value: one, label: t(`roles:${one}`) }))} error={complaints.fields.role} />
      {role === 'auditor' && <DateField name="untilOn" label={t('invite.until')} hint={t('invite.untilHint')} value={until} onChange={setUntil} error={complaints.fields.untilOn} />}
      <FormActs>
        <Button type="submit" loading={change.isPending}>
          {t('ui:save')}
        </Button>
      </FormActs>
    </form>
  );
}
