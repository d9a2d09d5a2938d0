import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { Dialog } from '@/ui/Dialog';
import { CheckField, SelectField } from '@/ui/forms/SelectField';
import { FormSection } from '@/ui/forms/FormSection';
import { Strip } from '@/ui/Strip';
import { countryName } from './countries';
import { OrganisationPicker } from './OrganisationPicker';
import { eligibilityQuery, type Organisation, type Partner, type PartnerFields, type Project, useAddPartner } from './queries';

interface AddPartnerDialogProps {
  project: Project;
  partners: readonly Partner[];
  opened: boolean;
  /** Begin with the countries that the consortium lacks. */
  onlyMissing: boolean;
  onClose: () => void;
}

/** An organisation of the register becomes a partner. */
export function AddPartnerDialog(props: AddPartnerDialogProps) {
  const { t } = useTranslation('consortium');
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={t('partner.add')} size="lg">
      {props.opened && <AddPartnerForm {...props} />}
    </Dialog>
  );
}

function AddPartnerForm({ project, partners, onlyMissing, onClose }: AddPartnerDialogProps) {
  const { t } = useTranslation('consortium');
  const language = useLanguage();
  const { data: judged } = useQuery(eligibilityQuery(project.id, language));
  const add = useAddPartner(project.id);
  const [organisation, setOrganisation] = useState<Organisation | null>(null);
  const [role, setRole] = useState<PartnerFields['role']>('partner');
  const [country, setCountry] = useState('');
  const [narrow, setNarrow] = useState(onlyMissing);
  const [missed, setMissed] = useState(false);
  const candidates = judged?.candidates ?? [];
  const isPartner = ({ id }: Organisation) => partners.some((partner) => partner.organisation.id === id);
  const byName = [...candidates].map((code) => ({ value: code, label: countryName(code, language) })).sort((one, other) => one.label.localeCompare(other.label, language));

  const markOf = (hit: Organisation) => {
    if (isPartner(hit)) return t('partner.already');
    if (candidates.includes(hit.country)) return t('partner.newCountry');
    return partners.some((partner) => partner.organisation.country === hit.country && partner.standing === 'programme_country') ? t('partner.knownCountry') : t('partner.standing.partner_country');
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setMissed(organisation === null);
        if (organisation) add.mutate({ organisationId: organisation.id, role }, { onSuccess: onClose });
      }}
    >
      {Boolean(add.error) && <Strip tone="bad">{problemMessage(t, add.error)}</Strip>}
      <FormSection title={narrow ? t('partner.findMissing') : t('partner.find')} intro={narrow && judged?.missing[0] ? t('verdictBar.missing', { words: judged.missing[0].words }) : undefined}>
        {candidates.length > 0 && <CheckField name="onlyMissing" label={t('partner.onlyNewCountries')} value={narrow} onChange={(next) => { setNarrow(next); setCountry(''); }} />}
        {narrow && <SelectField name="country" label={t('partner.country')} placeholder={t('partner.anyNewCountry')} value={country} onChange={setCountry} options={byName} />}
        <OrganisationPicker
          key={`${narrow} ${country}`}
          name="organisationId"
          label={t('partner.organisation')}
          hint={t('partner.searchHint')}
          error={missed && !organisation ? t('partner.chooseOne') : undefined}
          chosen={organisation?.name ?? ''}
          country={country}
          onChoose={setOrganisation}
          mark={markOf}
          taken={(hit) => isPartner(hit) || (narrow && !candidates.includes(hit.country))}
        />
        <SelectField
          name="newPartner.role"
          label={t('partner.role')}
          hint={role === 'coordinator' && project.coordinator ? t('partner.takesRole', { name: project.coordinator.name }) : undefined}
          value={role}
          onChange={(next) => next && setRole(next)}
          options={(['partner', 'coordinator', 'associated'] as const).map((value) => ({ value, label: t(`role.${value}`) }))}
        />
      </FormSection>
      <Button type="submit" loading={add.isPending}>
        {t('partner.add')}
      </Button>
    </form>
  );
}
