import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { fieldId } from '@/ui/forms/fieldProps';
import { FormActs } from '@/ui/forms/FormSection';
import { MoneyField, type MoneyValue } from '@/ui/forms/MoneyField';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import { FileField } from './FileField';
import { type AttachedDocument, type Cost, type Report, useSaveCost } from './queries';
import classes from './reporting.module.css';

interface CostFormProps {
  projectId: string;
  report: Report;
  /** Absent for a new cost. */
  cost?: Cost;
  onClose: () => void;
}

const names = ['description', 'incurredOn', 'category', 'supplier', 'amount', 'documentId'] as const;

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
  const [amount, setAmount] = useState<MoneyValue>(cost?.amount ?? '');
  const [attached, setAttached] = useState<AttachedDocument | null>(report.documents.find(({ id }) => id === cost?.documentId) ?? null);
  useEffect(() => document.getElementById(fieldId('description'))?.focus(), []);

  const wrong: Record<string, string> = {};
  if (description.trim() === '') wrong.description = t('problem:field.required');
  if (!incurredOn) wrong.incurredOn = t('problem:field.date');
  if (category === '') wrong.category = t('problem:field.enum');
  if (!amount) wrong.amount = t('problem:field.amount');
  const refused = isProblem(save.error, 422) ? formErrors(t, save.error, names, 'reporting') : { fields: {}, rest: [] };
  const errors: Record<string, string> = attempt > 0 ? { ...refused.fields, ...wrong } : {};

  const submit = () => {
    setAttempt(attempt + 1);
    if (Object.keys(wrong).length > 0 || !amount) return;
    save.mutate(
      { cost, key, fields: { description, supplier, category, incurredOn, amount, ...(attached ? { documentId: attached.id } : {}) } },
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
      <ErrorSummary fields={errors} rest={refused.rest} attempt={attempt} />
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
          onChange={setCategory}
          error={errors.category}
          options={report.categories.map((one) => ({ value: one.category, label: t(`category.${one.category}`) }))}
        />
        <MoneyField name="amount" label={t('cost.amount')} value={amount} onChange={setAmount} error={errors.amount} />
        <FileField projectId={projectId} reportId={report.id} name="documentId" attached={attached} onAttached={setAttached} error={errors.documentId} />
      </div>
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
