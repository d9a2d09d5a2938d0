import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { Problem } from '@/api/problem';
import { fieldMessage } from '@/api/problemMessage';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FieldRow, FormActs } from '@/ui/forms/FormSection';
import { MoneyField, type MoneyValue } from '@/ui/forms/MoneyField';
import { CheckField } from '@/ui/forms/SelectField';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import type { CellPlace } from '../cellKey';
import type { Budget } from '../queries';
import { BelongsField } from './BelongsField';
import { CalculationView } from './CalculationView';
import { FactInputs } from './FactInputs';
import { factFields, type ItemKind, readFacts, typedFacts } from './factFields';
import { type BudgetItem, calculationQuery, type ItemFields, useItemChange } from './itemQueries';
import classes from './items.module.css';

interface ItemFormProps {
  projectId: string;
  budget: Budget;
  place: CellPlace;
  kind: ItemKind;
  /** Absent for a new one. */
  item?: BudgetItem;
  onDone: () => void;
}

/** The facts of one item, what the rule book makes of them at once, and another amount with its reason. */
export function ItemForm({ projectId, budget, place, kind, item, onDone }: ItemFormProps) {
  const { t } = useTranslation('budgetItem');
  const names = [...factFields[kind].map((field) => `facts.${field.name}`), 'title', 'belongs.id', 'amount', 'reason'];
  const complaints = useComplaints(names, 'budgetItem');
  const change = useItemChange(projectId);
  const [key] = useState(newIdempotencyKey);
  const [typed, setTyped] = useState(() => typedFacts(item?.facts));
  const [title, setTitle] = useState(item?.title ?? '');
  const [belongs, setBelongs] = useState(item?.belongs);
  const [overruled, setOverruled] = useState(item?.overruled ?? false);
  const [amount, setAmount] = useState<MoneyValue>(item?.overruled ? item.amount : '');
  const [reason, setReason] = useState(item?.reason ?? '');
  const { facts, bad } = readFacts(kind, typed);
  const [asked] = useDebouncedValue(JSON.stringify({ facts, belongs }), 300);
  const tried = useQuery({ ...calculationQuery(projectId, place, JSON.parse(asked) as ItemFields), enabled: bad.length === 0 && Object.keys(facts).length > 0 });
  const calculation = tried.isError ? undefined : tried.data?.calculation;
  const needsAmount = Boolean(calculation && calculation.amount === undefined);
  const needsReason = overruled || needsAmount || Boolean(calculation?.own);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checks = Object.fromEntries(bad.map((name) => [`facts.${name}`, t('wholeNumber')]));
    if (!complaints.begin({ ...checks, amount: amount === null ? t('problem:field.amount') : undefined })) return;
    const fields: ItemFields = { facts, title, belongs, amount: (overruled || needsAmount) && amount ? amount : undefined, reason: needsReason ? reason : '' };
    const cell = budget.cells.find((one) => one.partnerId === place.partnerId && one.category === place.category && one.year === place.year);
    change.write.mutate({ place, fields, edited: item && { id: item.id, version: item.version }, cellVersion: cell?.version ?? 0, key }, { onSuccess: onDone, onError: complaints.fail });
  };
  const told = tried.error instanceof Problem ? [...tried.error.fields.values()].filter((error) => error.code !== 'required' && error.code !== 'one_above_zero') : [];

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ErrorSummary {...complaints} />
      <TextField name="title" label={t('title')} optional hint={t('hint.title')} maxLength={200} error={complaints.fields.title} value={title} onChange={setTitle} />
      <FactInputs
        kind={kind}
        category={place.category}
        typed={typed}
        onType={(name, text) => setTyped((before) => ({ ...before, [name]: text }))}
        errors={complaints.fields}
        partners={budget.partners}
        partnerId={place.partnerId}
        found={tried.data?.facts.destination === facts.destination ? tried.data?.facts.kilometres : undefined}
      />
      <BelongsField projectId={projectId} category={place.category} value={belongs} onChange={setBelongs} error={complaints.fields['belongs.id']} />
      <section className={classes.result} aria-live="polite" aria-label={t('result')}>
        <p className={classes.resultTitle}>{t('result')}</p>
        {told.length > 0 ? (
          <p className={classes.quiet}>{told.map((error) => fieldMessage(t, error, 'budgetItem')).join(' ')}</p>
        ) : calculation && Object.keys(facts).length > 0 ? (
          <>
            <CalculationView calculation={calculation} />
            {tried.data && <p className={classes.quiet}>{months(tried.data.months, t)}</p>}
          </>
        ) : (
          <p className={classes.quiet}>{t('waiting')}</p>
        )}
      </section>
      {!needsAmount && <CheckField name="overrule" label={t('overrule')} value={overruled} onChange={setOverruled} />}
      {(overruled || needsAmount) && (
        <FieldRow>
          <MoneyField name="amount" label={t('amount')} hint={needsAmount ? t('hint.noUnit') : undefined} error={complaints.fields.amount} value={amount} onChange={setAmount} />
        </FieldRow>
      )}
      {needsReason && <TextAreaField name="reason" label={t('reason')} hint={t('hint.reason')} minRows={2} maxLength={1000} error={complaints.fields.reason} value={reason} onChange={setReason} />}
      <FormActs>
        <Button type="submit" loading={change.write.isPending}>
          {item ? t('save') : t('add')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('ui:cancel')}
        </Button>
      </FormActs>
    </form>
  );
}

/** The project months that an amount falls in, and why when that is not what one expects. */
export function months({ first, last, outside }: BudgetItem['months'], t: ReturnType<typeof useTranslation<'budgetItem'>>['t']): string {
  const words = first === last ? t('months.one', { month: first }) : t('months.many', { first, last });
  return outside ? `${words} ${t('months.outside')}` : words;
}
