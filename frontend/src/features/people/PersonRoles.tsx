import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs, FormSection } from '@/ui/forms/FormSection';
import { CheckField } from '@/ui/forms/SelectField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { type Account, installationRoles, useChangeRoles } from './queries';

/** Roles of the installation. Nobody gives themselves one. */
export function PersonRoles({ account, own }: { account: Account; own: boolean }) {
  const { t } = useTranslation(['people', 'roles']);
  const [roles, setRoles] = useState<readonly string[]>(account.roles);
  const complaints = useComplaints(['roles'], 'people');
  const change = useChangeRoles();
  const editable = account.allowedActions.includes('change_roles');
  const unchanged = roles.length === account.roles.length && roles.every((role) => account.roles.includes(role));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complaints.begin()) change.mutate({ account, roles: [...roles] }, { onError: complaints.fail });
  };

  return (
    <form onSubmit={submit} noValidate>
      <FormSection title={t('roles.title')} intro={own && editable ? t('roles.own') : undefined}>
        <ErrorSummary {...complaints} />
        {installationRoles.map((role) => (
          <CheckField
            key={role}
            name={`role.${role}`}
            label={t(`roles:${role}`)}
            hint={t(`roles:does.${role}`)}
            value={roles.includes(role)}
            disabled={!editable || (own && !account.roles.includes(role))}
            onChange={(held) => setRoles(held ? [...roles, role] : roles.filter((one) => one !== role))}
          />
        ))}
        {editable && !unchanged && (
          <FormActs>
            <Button type="submit" loading={change.isPending}>
              {t('roles.save')}
            </Button>
          </FormActs>
        )}
      </FormSection>
    </form>
  );
}
