import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { TextAreaField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import { type Conversion, useSetConversion } from './queries';
import classes from './reporting.module.css';

const names = ['rule', 'agreementOn', 'reason'] as const;
const rules = ['month_of_cost', 'period_average', 'agreement_date'] as const;

/** Sets the rule with a reason. */
export function ConversionForm({ projectId, conversion, onClose }: { projectId: string; conversion: Conversion; onClose: () => void }) {
  const { t } = useTranslation('reporting');
  const save = useSetConversion(projectId);
  const [attempt, setAttempt] = useState(0);
  const [rule, setRule] = useState<Conversion['rule']>(conversion.rule);
  const [agreementOn, setAgreementOn] = useState<DateValue>(conversion.agreementOn ?? '');
  const [reason, setReason] = useState('');
  const refused = isProblem(save.error, 422) ? formErrors(t, save.error, names, 'reporting') : { fields: {}, rest: [] };
  const wrong: Record<string, string> = {};
  if (reason.trim() === '') wrong.reason = t('conversion.reasonNeeded');
  if (agreementOn === null || (rule === 'agreement_date' && agreementOn === '')) wrong.agreementOn = t('problem:field.date');
  const errors: Record<string, string> = attempt > 0 ? { ...refused.fields, ...wrong } : {};
  const labels = { rule: t('conversion.rule'), agreementOn: t('conversion.agreementOn'), reason: t('conversion.reason') };
  return (
    <form
      noValidate
      className={classes.costForm}
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
        if (Object.keys(wrong).length === 0) save.mutate({ version: conversion.version, rule, agreementOn: agreementOn || null, reason }, { onSuccess: onClose });
      }}
    >
      <ErrorSummary fields={errors} rest={refused.rest} labels={labels} attempt={attempt} />
      {save.error && !isProblem(save.error, 422) && <Strip tone="bad">{problemMessage(t, save.error)}</Strip>}
      <div className={classes.fields}>
        <SelectField
          name="rule"
          label={labels.rule}
          hint={t(`conversion.ruleMeans.${rule}`)}
          value={rule}
          onChange={(next) => next && setRule(next)}
          error={errors.rule}
          options={rules.map((one) => ({ value: one, label: t(`conversion.ruleName.${one}`) }))}
        />
        <DateField
          name="agreementOn"
          label={labels.agreementOn}
          hint={t('conversion.agreementHint')}
          optional={rule !== 'agreement_date'}
          value={agreementOn}
          onChange={setAgreementOn}
          error={errors.agreementOn}
        />
      </div>
      <TextAreaField name="reason" label={labels.reason} hint={t('conversion.reasonHint')} value={reason} onChange={setReason} error={errors.reason} maxLength={2000} minRows={2} />
      <FormActs>
        <Button type="submit" loading={save.isPending}>
          {t('conversion.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
      </FormActs>
    </form>
  );
}
