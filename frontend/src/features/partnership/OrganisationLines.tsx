import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countryOptions } from '@/i18n/countries';
import { useLanguage } from '@/i18n/useLanguage';
import { FieldRow } from '@/ui/forms/FormSection';
import { SearchField } from '@/ui/forms/SearchField';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import classes from './Partnership.module.css';
import { emptyOrganisation, type OrganisationDraft } from './proposalDraft';
import { searchOrganisations } from './queries';

/** As many as the API takes. */
const most = 10;

interface OrganisationLinesProps {
  lines: OrganisationDraft[];
  errors: Record<string, string>;
  onChange: (lines: OrganisationDraft[]) => void;
}

/** The proposed organisations: found in the register, or written where they are not in it. */
export function OrganisationLines({ lines, errors, onChange }: OrganisationLinesProps) {
  const { t } = useTranslation('partnership');
  const language = useLanguage();
  const change = (at: number, part: Partial<OrganisationDraft>) => onChange(lines.map((line, place) => (place === at ? { ...line, ...part } : line)));
  return (
    <>
      {lines.map((line, at) => (
        // Lines have no identity of their own; what they hold is controlled from here.
        <div key={at} className={classes.line}>
          {line.written ? (
            <FieldRow>
              <TextField name={`organisations.${at}.name`} label={t('form.organisationName')} error={errors[`organisations.${at}.name`] ?? errors[`organisations.${at}.organisationId`]} value={line.name} onChange={(name) => change(at, { name })} />
              <SelectField name={`organisations.${at}.country`} label={t('form.country')} searchable options={countryOptions(language)} error={errors[`organisations.${at}.country`]} value={line.country} onChange={(country) => change(at, { country })} />
            </FieldRow>
          ) : (
            <SearchField
              key={line.chosen?.value ?? 'none'}
              name={`organisations.${at}.organisationId`}
              label={lines.length > 1 ? t('form.organisationNumber', { number: at + 1 }) : t('form.organisation')}
              placeholder={t('form.search')}
              error={errors[`organisations.${at}.organisationId`]}
              value={line.chosen}
              onChange={(chosen) => change(at, { chosen })}
              searchKey={['organisations', 'to-propose']}
              search={searchOrganisations}
            />
          )}
          <div className={classes.lineActs}>
            <Button variant="subtle" size="compact-sm" onClick={() => change(at, { written: !line.written })}>
              {line.written ? t('form.findInstead') : t('form.notFound')}
            </Button>
            {lines.length > 1 && (
              <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconX size={14} aria-hidden />} onClick={() => onChange(lines.filter((_, place) => place !== at))}>
                {t('form.removeLine')}
              </Button>
            )}
          </div>
        </div>
      ))}
      {lines.length < most && (
        <div>
          <Button variant="default" size="compact-md" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...lines, emptyOrganisation])}>
            {t('form.addLine')}
          </Button>
        </div>
      )}
    </>
  );
}
