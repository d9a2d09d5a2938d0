import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FieldRow, FormActs } from '@/ui/forms/FormSection';
import { type Choice, SearchField } from '@/ui/forms/SearchField';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { searchInstitutions, useAddInstitution } from './queries';

interface OwnInstitutionFieldProps {
  token: string;
  value: Choice | null;
  onChange: (value: Choice | null) => void;
  error?: string;
}

/** The own institution: found in the register, or entered when it is not there. */
export function OwnInstitutionField({ token, value, onChange, error }: OwnInstitutionFieldProps) {
  const { t } = useTranslation('identity');
  const [entering, setEntering] = useState(false);
  if (entering) {
    return (
      <EnterInstitution
        token={token}
        onCancel={() => setEntering(false)}
        onEntered={(entered) => {
          onChange(entered);
          setEntering(false);
        }}
      />
    );
  }
  return (
    <>
      <SearchField
        name="organisationId"
        label={t('setup.institutionLabel')}
        hint={t('setup.institutionHint')}
        value={value}
        onChange={onChange}
        searchKey={['setup', 'institutions']}
        search={(text, signal) => searchInstitutions(token, text, signal)}
        error={error}
      />
      <FormActs>
        <Button variant="subtle" size="compact-sm" onClick={() => setEntering(true)}>
          {t('setup.enter')}
        </Button>
      </FormActs>
    </>
  );
}

function EnterInstitution({ token, onEntered, onCancel }: { token: string; onEntered: (entered: Choice) => void; onCancel: () => void }) {
  const { t } = useTranslation(['identity', 'ui']);
  const [name, setName] = useState('');
  const [city, setCity] = useState('');
  const [country, setCountry] = useState('');
  const complaints = useComplaints(['institution', 'city', 'country'], 'identity');
  const add = useAddInstitution(token);

  const enter = () => {
    if (!complaints.begin({ institution: name.trim() ? undefined : t('setup.nameRequired'), country: /^[A-Za-z]{2}$/.test(country.trim()) ? undefined : t('setup.countryRequired') })) return;
    add.mutate(
      { name: name.trim(), city: city.trim(), country: country.trim().toUpperCase() },
      { onSuccess: (entered) => onEntered({ value: entered.id, label: [entered.name, entered.city, entered.country].filter(Boolean).join(', ') }), onError: complaints.fail },
    );
  };

  return (
    <>
      <ErrorSummary {...complaints} />
      <TextField name="institution" label={t('setup.institutionName')} autoComplete="organization" value={name} onChange={setName} error={complaints.fields.institution} />
      <FieldRow>
        <TextField name="city" label={t('setup.city')} optional value={city} onChange={setCity} error={complaints.fields.city} />
        <TextField name="country" label={t('setup.country')} hint={t('setup.countryHint')} maxLength={2} value={country} onChange={setCountry} error={complaints.fields.country} />
      </FieldRow>
      <FormActs>
        <Button variant="light" onClick={enter} loading={add.isPending}>
          {t('setup.useInstitution')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('ui:cancel')}
        </Button>
      </FormActs>
    </>
  );
}
