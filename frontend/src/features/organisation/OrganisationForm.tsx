import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Problem } from '@/api/problem';
import { fieldMessage, formErrors, problemMessage } from '@/api/problemMessage';
import { countryOptions } from '@/i18n/countries';
import { useLanguage } from '@/i18n/useLanguage';
import { DateField } from '@/ui/forms/DateField';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FieldRow, FormActs, FormSection } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { type Draft, draftFields, missing } from './draft';
import { organisationTypes } from './search';

interface OrganisationFormProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
  onSubmit: () => void;
  busy: boolean;
  /** The refusal of the last attempt. */
  problem: Problem | null;
  /** What a conflict says, with its way on. */
  notice?: ReactNode;
  submit: string;
  cancel: ReactNode;
}

/** The fields of an organisation; which of them stand there follows from its type. */
export function OrganisationForm({ draft, onChange, onSubmit, busy, problem, notice, submit, cancel }: OrganisationFormProps) {
  const { t } = useTranslation('organisation');
  const language = useLanguage();
  const [attempt, setAttempt] = useState(0);
  const lacks = attempt > 0 ? missing(draft) : {};
  const refused = problem ? formErrors(t, problem, draftFields, 'organisation') : { fields: {}, rest: [] };
  const errors: Record<string, string> = { ...refused.fields };
  for (const [name, code] of Object.entries(lacks)) errors[name] = fieldMessage(t, { pointer: `/${name}`, code, params: {} }, 'organisation');
  const ordered = Object.fromEntries(draftFields.filter((name) => errors[name]).map((name) => [name, errors[name]!]));
  const rest = problem && Object.keys(refused.fields).length === 0 && !isProblem(problem, 'organisation_exists', 'organisation_similar') ? [problemMessage(t, problem)] : refused.rest;

  const text = (name: 'name' | 'shortName' | 'nameEnglish' | 'region' | 'city' | 'street' | 'postCode' | 'website' | 'pic' | 'oid' | 'erasmusCode' | 'vatNumber' | 'nationalNumber', optional = true, hint?: string) => (
    <TextField name={name} label={t(`label.${name}`)} hint={hint} optional={optional} error={errors[name]} value={draft[name]} onChange={(value) => onChange({ ...draft, [name]: value })} />
  );
  const send = () => {
    setAttempt(attempt + 1);
    if (Object.keys(missing(draft)).length === 0) onSubmit();
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ErrorSummary fields={ordered} rest={rest} attempt={attempt} />
      {notice}
      <FormSection title={t('form.who')}>
        <SelectField name="type" label={t('label.type')} placeholder={t('form.choose')} value={draft.type} error={errors.type} options={organisationTypes.map((value) => ({ value, label: t(`type.${value}`) }))} onChange={(type) => onChange({ ...draft, type })} />
        {text('name', false, t('form.nameHint'))}
        <FieldRow>
          {text('nameEnglish')}
          {text('shortName')}
        </FieldRow>
      </FormSection>
      <FormSection title={t('form.where')}>
        <FieldRow>
          <SelectField name="country" label={t('label.country')} value={draft.country} error={errors.country} searchable options={countryOptions(language)} onChange={(country) => onChange({ ...draft, country })} />
          {text('city')}
        </FieldRow>
        {text('street')}
        <FieldRow>
          {text('postCode')}
          {text('region')}
        </FieldRow>
        {text('website')}
      </FormSection>
      <FormSection title={t('form.codes')} intro={t('form.codesIntro')}>
        <FieldRow>
          {text('oid', true, t('form.oidHint'))}
          {text('pic', true, t('form.picHint'))}
        </FieldRow>
        {draft.type === 'higher_education_institution' && text('erasmusCode', true, t('form.codeHint'))}
        <FieldRow>
          {text('nationalNumber', true, t('form.nationalHint'))}
          {text('vatNumber', true, t('form.vatHint'))}
        </FieldRow>
      </FormSection>
      {draft.type === 'higher_education_institution' && (
        <FormSection title={t('charter.title')} intro={t('form.charterIntro')}>
          <FieldRow>
            <DateField name="charterFrom" label={t('label.charterFrom')} optional value={draft.charterFrom} error={errors.charterFrom} onChange={(charterFrom) => onChange({ ...draft, charterFrom })} />
            <DateField name="charterUntil" label={t('label.charterUntil')} optional value={draft.charterUntil} error={errors.charterUntil} onChange={(charterUntil) => onChange({ ...draft, charterUntil })} />
          </FieldRow>
        </FormSection>
      )}
      <FormSection title={t('form.kind')}>
        <FieldRow>
          <SelectField name="sector" label={t('label.sector')} optional placeholder={t('form.notStated')} value={draft.sector} error={errors.sector} options={(['public', 'private', 'nonprofit'] as const).map((value) => ({ value: value as string, label: t(`sector.${value}`) }))} onChange={(sector) => onChange({ ...draft, sector })} />
          {draft.type === 'company' && (
            <SelectField name="sizeClass" label={t('label.sizeClass')} optional placeholder={t('form.notStated')} value={draft.sizeClass} error={errors.sizeClass} options={(['micro', 'small', 'medium', 'large'] as const).map((value) => ({ value: value as string, label: t(`size.${value}`) }))} onChange={(sizeClass) => onChange({ ...draft, sizeClass })} />
          )}
        </FieldRow>
      </FormSection>
      <FormActs>
        <Button type="submit" loading={busy}>
          {submit}
        </Button>
        {cancel}
      </FormActs>
    </form>
  );
}
