import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import classes from './People.module.css';
import { type AccountFilter, installationRoles } from './queries';

interface AccountFiltersProps {
  filter: AccountFilter;
  onChange: (filter: AccountFilter) => void;
}

export function AccountFilters({ filter, onChange }: AccountFiltersProps) {
  const { t } = useTranslation(['people', 'roles']);
  const [text, setText] = useState(filter.query ?? '');
  const search = useDebouncedCallback((query: string) => onChange({ query: query.trim() || undefined }), 200);
  return (
    <search className={classes.filters}>
      <TextField
        name="filter.query"
        label={t('filter.query')}
        type="search"
        value={text}
        onChange={(value) => {
          setText(value);
          search(value);
        }}
      />
      <SelectField name="filter.role" label={t('filter.role')} placeholder={t('filter.all')} value={filter.role ?? ''} onChange={(role) => onChange({ role: role || undefined })} options={installationRoles.map((role) => ({ value: role, label: t(`roles:${role}`) }))} />
      <SelectField
        name="filter.status"
        label={t('filter.status')}
        placeholder={t('filter.all')}
        value={filter.status ?? ''}
        onChange={(status) => onChange({ status: status || undefined })}
        options={[
          { value: 'active', label: t('status.active') },
          { value: 'disabled', label: t('status.disabled') },
        ]}
      />
    </search>
  );
}
