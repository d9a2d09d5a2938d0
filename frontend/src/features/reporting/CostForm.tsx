import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { parseOriginal } from '@/money/original';
import { parseUnits } from '@/money/units';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { fieldId } from '@/ui/forms/fieldProps';
import { FormActs } from '@/ui/forms/FormSection';
import { MoneyField, type MoneyValue } from '@/ui/forms/MoneyField';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import { CostPreview, CurrencyField, OriginalField } from './CurrencyFields';
import { EvidenceField } from './EvidenceField';
import { isMoreThanNothing } from './money';
import { type AttachedDocument, conversionQuery, type Cost, type Report, useSaveCost } from './queries';
import classes from './reporting.module.css';
import { paid, sentUnits, typed, type UnitEntry, unitEntryOf, UnitFields } from './UnitFields';

interface CostFormProps {
  projectId: string;
  report: Report;
  /** Absent for a new cost. */
  cost?: Cost;
  onClose: () => void;
}

const names = ['description', 'incurredOn', 'category', 'activityId', 'supplier', 'currency', 'originalAmount', 'amount', 'unit.code', 'unit.units', 'unit.rate', 'unit.reason', 'documentIds'] as const;

/** One cost, under the table that it goes into. */
export function CostForm({ projectId, report, cost, onClose }: CostFormProps) {
  const { t } = useTranslation('reporting');
  const save = useSaveCost(projectId, report.id);
  const [attempt, setAttempt] = useState(0);
  const [key, setKey] = useState(newIdempotencyKey);
  const [description, setDescription] = useState(cost?.description ?? '');
  const [supplier, setSupplier] = useState(cost?.supplier ?? '');
  const [category, setCategory] = useState(cost?.category ?? '');
  const [incurredOn, setIncurredOn] = useState<DateValue>(cost?.incurredOn ?? '');
  const conversion = useQuery(conversionQuery(projectId)).data;
  const [currency, setCurrency] = useState(cost?.currency ?? 'EUR');
  const [original, setOriginal] = useState(cost?.conversion ? cost.originalAmount : '');
  const [amount, setAmount] = useState<MoneyValue>(cost && !cost.conversion ? cost.amount : '');
  const [activityId, setActivityId] = useState(cost?.activityId ?? '');
  const [unit, setUnit] = useState<UnitEntry>(unitEntryOf(cost));
  const rates = report.unitRates.filter((rate) => rate.category === category);
  const countsUnits = conversion !== undefined && category !== '' && !conversion.categories.includes(category);
  const byUnits = countsUnits && unit.basis !== paid;
  const foreign = !byUnits && currency !== 'EUR';
  const decimals = conversion?.currencies.find(({ code }) => code === currency)?.decimals ?? 2;
  const receipt = foreign ? parseOriginal(original, decimals) : null;
  const [attached, setAttached] = useState<AttachedDocument[]>(() => (cost?.documentIds ?? []).flatMap((one) => report.documents.filter(({ id }) => id === one)));
  useEffect(() => document.getElementById(fieldId('description'))?.focus(), []);

  const wrong: Record<string, string> = {};
  if (description.trim() === '') wrong.description = t('cost.missing.description');
  if (!incurredOn) wrong.incurredOn = t('problem:field.date');
  else if (!cost?.carried && outside(incurredOn, report.costsFrom, report.costsUntil)) wrong.incurredOn = t('field.incurredOn.outside_period', { from: report.costsFrom, until: report.costsUntil });
  if (category === '') wrong.category = t('cost.missing.category');
  if (byUnits) Object.assign(wrong, unitsWrong(t, unit));
  else if (foreign && receipt === null) wrong.originalAmount = t('field.originalAmount.original_form', { currency, decimals });
  else if (!foreign && !amount) wrong.amount = t('problem:field.amount');
  else if (!foreign && amount && !isMoreThanNothing(amount)) wrong.amount = t('field.amount.not_positive');
  const refused = isProblem(save.error, 422) ? formErrors(t, save.error, names, 'reporting') : { fields: {}, rest: [] };
  const errors: Record<string, string> = attempt > 0 ? { ...refused.fields, ...wrong } : {};

  const submit = () => {
    setAttempt(attempt + 1);
    if (Object.keys(wrong).length > 0) return;
    const sum = byUnits ? { unit: sentUnits(unit) } : foreign ? { currency, originalAmount: receipt ?? '' } : { amount: amount || undefined };
    const documentIds = attached.map(({ id }) => id);
    save.mutate(
      { cost, key, fields: { description, supplier, category, incurredOn, documentIds, ...(activityId ? { activityId } : {}), ...sum } },
      { onSuccess: onClose, onError: () => setKey(newIdempotencyKey()) },
    );
  };

  return (
    <form
      noValidate
      className={classes.costForm}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h4>{cost ? t('cost.editTitle') : t('cost.addTitle')}</h4>
      <ErrorSummary fields={errors} labels={{ incurredOn: t('cost.incurredOn'), amount: t('cost.amount') }} rest={refused.rest} attempt={attempt} />
      {save.error && !isProblem(save.error, 422) && <Strip tone="bad">{problemMessage(t, save.error)}</Strip>}
      <div className={classes.fields}>
        <TextField name="description" label={t('cost.description')} value={description} onChange={setDescription} error={errors.description} maxLength={500} />
        <TextField name="supplier" label={t('cost.supplier')} optional value={supplier} onChange={setSupplier} error={errors.supplier} maxLength={200} />
        <DateField
          name="incurredOn"
          label={t('cost.incurredOn')}
          hint={t('cost.daysHint', { from: report.costsFrom, until: report.costsUntil })}
          value={incurredOn}
          onChange={setIncurredOn}
          error={errors.incurredOn}
          min={report.costsFrom ?? undefined}
          max={report.costsUntil ?? undefined}
        />
        <SelectField
          name="category"
          label={t('cost.category')}
          placeholder={t('cost.chooseCategory')}
          value={category}
          onChange={(next) => {
            setCategory(next);
            setUnit({ ...unit, basis: report.unitRates.find((rate) => rate.category === next)?.code ?? paid });
          }}
          error={errors.category}
          options={report.categories.map((one) => ({ value: one.category, label: t(`category.${one.category}`) }))}
        />
        <SelectField
          name="activityId"
          label={t('claim.activity')}
          optional
          placeholder={t('claim.noActivity')}
          value={activityId}
          onChange={setActivityId}
          error={errors.activityId}
          options={report.activityChoices.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))}
        />
        {countsUnits && <UnitFields rates={rates} entry={unit} onChange={setUnit} errors={errors} />}
        {!byUnits && <CurrencyField conversion={conversion} category={category} value={currency} onChange={setCurrency} error={errors.currency} />}
        {byUnits ? null : foreign ? (
          <OriginalField currency={currency} value={original} onChange={setOriginal} error={errors.originalAmount} />
        ) : (
          <MoneyField name="amount" label={t('cost.amount')} value={amount} onChange={setAmount} error={errors.amount} />
        )}
        <EvidenceField projectId={projectId} reportId={report.id} documents={attached} onChange={setAttached} error={errors.documentIds} />
      </div>
      {foreign && <CostPreview projectId={projectId} reportId={report.id} category={category} incurredOn={incurredOn ?? ''} currency={currency} original={receipt} />}
      <FormActs>
        <Button type="submit" loading={save.isPending}>
          {cost ? t('ui:save') : t('cost.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
      </FormActs>
    </form>
  );
}

function outside(day: string, from: string | null, until: string | null): boolean {
  return (from !== null && day < from) || (until !== null && day > until);
}

/** What the fields of a unit cost lack. */
function unitsWrong(t: TFunction<'reporting'>, { basis, units, rate, reason }: UnitEntry): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (parseUnits(units) === null) wrong['unit.units'] = t('reporting:field.units.units_form');
  if (basis !== typed) return wrong;
  if (!rate || !isMoreThanNothing(rate)) wrong['unit.rate'] = t('reporting:field.rate.not_positive');
  if (reason.trim() === '') wrong['unit.reason'] = t('reporting:claim.rateReasonNeeded');
  return wrong;
}
