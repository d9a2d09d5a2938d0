import { Button, Checkbox, Radio } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { fieldId } from '@/ui/forms/fieldProps';
import { FormActs, FormSection } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import { OrganisationLines } from './OrganisationLines';
import classes from './Partnership.module.css';
import { filled, type ProposalDraft } from './proposalDraft';
import { areas, type Origin } from './queries';

/** The longest purpose that the API takes. */
const purposeLength = 600;

interface ProposalFormProps {
  draft: ProposalDraft;
  onChange: (draft: ProposalDraft) => void;
  onSubmit: () => void;
  busy: boolean;
  /** The refusal of the last attempt. */
  problem: Problem | null;
  /** What this reader may give as the origin. */
  origins: readonly string[];
  submit: string;
  cancel: ReactNode;
}

/** The fields of a proposal. Complaints about organisations are led back to the line of the form that they are about. */
export function ProposalForm({ draft, onChange, onSubmit, busy, problem, origins, submit, cancel }: ProposalFormProps) {
  const { t } = useTranslation('partnership');
  const [attempt, setAttempt] = useState(0);
  const sent = filled(draft);
  const lineNames = sent.flatMap((_, at) => ['', '.organisationId', '.name', '.country'].map((part) => `organisations.${at}${part}`));
  const names = ['title', 'purpose', 'areas', 'institutionWide', 'origin', 'organisations', ...lineNames];
  const refused = problem ? formErrors(t, problem, names, 'partnership') : { fields: {} as Record<string, string>, rest: [] };
  const errors: Record<string, string> = {};
  for (const [name, message] of Object.entries(refused.fields)) {
    const line = /^organisations\.(\d+)(\..+)?$/.exec(name);
    errors[line ? `organisations.${sent[Number(line[1])]?.at ?? 0}${line[2] ?? '.organisationId'}` : name === 'organisations' ? 'organisations.0.organisationId' : name] = message;
  }
  const rest = problem && Object.keys(errors).length === 0 ? [problemMessage(t, problem)] : refused.rest;
  const left = purposeLength - [...draft.purpose.trim()].length;

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
        onSubmit();
      }}
    >
      <ErrorSummary fields={errors} rest={rest} attempt={problem ? attempt : 0} labels={{ title: t('label.title'), purpose: t('label.purpose'), areas: t('label.areas') }} />
      <FormSection title={t('form.what')}>
        <TextField name="title" label={t('label.title')} hint={t('form.titleHint')} error={errors.title} value={draft.title} onChange={(title) => onChange({ ...draft, title })} />
        <TextAreaField
          name="purpose"
          label={t('label.purpose')}
          hint={left < 0 ? t('form.purposeOver', { count: -left }) : t('form.purposeHint', { count: left })}
          error={errors.purpose}
          value={draft.purpose}
          onChange={(purpose) => onChange({ ...draft, purpose })}
        />
        <Checkbox.Group label={t('label.areas')} description={t('form.areasHint')} error={errors.areas} errorProps={{ role: undefined }} value={draft.areas} onChange={(chosen) => onChange({ ...draft, areas: areas.filter((area) => chosen.includes(area)) })}>
          <div className={classes.choices} id={fieldId('areas')} tabIndex={-1}>
            {areas.map((area) => (
              <Checkbox key={area} value={area} label={t(`area.${area}`)} />
            ))}
          </div>
        </Checkbox.Group>
      </FormSection>
      <FormSection title={t('form.whom')} intro={t('form.whomIntro')}>
        <OrganisationLines lines={draft.organisations} errors={errors} onChange={(organisations) => onChange({ ...draft, organisations })} />
      </FormSection>
      <FormSection title={t('form.scope')}>
        <Radio.Group label={t('form.scopeQuestion')} description={t('form.scopeHint')} value={draft.institutionWide} onChange={(value) => onChange({ ...draft, institutionWide: value as ProposalDraft['institutionWide'] })}>
          <div className={classes.choices}>
            {(['yes', 'no', 'unsure'] as const).map((value) => (
              <Radio key={value} value={value} label={t(`scope.${value}`)} />
            ))}
          </div>
        </Radio.Group>
        {draft.institutionWide === 'no' && <Strip tone="info">{t('scope.noInformation')}</Strip>}
        {origins.length > 1 && (
          <SelectField name="origin" label={t('label.origin')} hint={t('form.originHint')} error={errors.origin} value={draft.origin} options={origins.map((value) => ({ value: value as Origin, label: t(`origin.${value}`) }))} onChange={(origin) => origin && onChange({ ...draft, origin })} />
        )}
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
