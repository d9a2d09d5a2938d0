import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { Dialog } from '@/ui/Dialog';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { MoneyField, type MoneyValue } from '@/ui/forms/MoneyField';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import classes from './cash.module.css';
import { type Instalment, useSaveInstalment } from './queries';

const names = ['kind', 'amount', 'terms', 'remark', 'dueOn', 'receivedOn', 'receivedAmount', 'reference'];
const terms = ['none', 'agreement', 'interim_report', 'final_report', 'other'] as const;

/** One instalment: what is agreed with the agency, and what came in. */
export function InstalmentDialog({ projectId, instalment, onClose }: { projectId: string; instalment?: Instalment; onClose: () => void }) {
  const { t } = useTranslation('cash');
  const save = useSaveInstalment(projectId, instalment);
  const complaints = useComplaints(names, 'cash');
  const [kind, setKind] = useState<Instalment['kind']>(instalment?.kind ?? 'prefinancing');
  const [amount, setAmount] = useState<MoneyValue>(instalment?.amount ?? '');
  const [term, setTerm] = useState<Instalment['terms']>(instalment?.terms ?? 'none');
  const [remark, setRemark] = useState(instalment?.remark ?? '');
  const [dueOn, setDueOn] = useState<DateValue>(instalment?.dueOn ?? '');
  const [receivedOn, setReceivedOn] = useState<DateValue>(instalment?.receivedOn ?? '');
  const [receivedAmount, setReceivedAmount] = useState<MoneyValue>(instalment?.receivedAmount ?? '');
  const [reference, setReference] = useState(instalment?.reference ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = {
      amount: amount ? undefined : t('problem:field.amount'),
      dueOn: dueOn === null ? t('problem:field.date') : undefined,
      receivedOn: receivedOn === null ? t('problem:field.date') : undefined,
      receivedAmount: receivedAmount === null ? t('problem:field.amount') : undefined,
    };
    if (!complaints.begin(wrong) || !amount) return;
    const fields = { kind, amount, terms: term, remark, dueOn: dueOn || null, receivedOn: receivedOn || null, receivedAmount: receivedAmount || null, reference };
    save.mutate({ fields, key: newIdempotencyKey() }, { onSuccess: onClose, onError: complaints.fail });
  };
  return (
    <Dialog opened onClose={onClose} title={instalment ? t(`kind.${instalment.kind}`, { number: instalment.number }) : t('addInstalment')} size="lg">
      <form onSubmit={submit} noValidate className={classes.form}>
        <ErrorSummary {...complaints} labels={Object.fromEntries(names.map((name) => [name, t(`label.${name}`)]))} />
        <fieldset className={classes.group}>
          <legend>{t('group.agreed')}</legend>
          <div className={classes.fields}>
            <SelectField name="kind" label={t('label.kind')} value={kind} onChange={(next) => next && setKind(next)} options={(['prefinancing', 'balance'] as const).map((value) => ({ value, label: t(`kindPlain.${value}`) }))} />
            <MoneyField name="amount" label={t('label.amount')} hint={kind === 'balance' ? t('hint.balance') : undefined} value={amount} onChange={setAmount} error={complaints.fields.amount} />
            <SelectField name="terms" label={t('label.terms')} value={term} onChange={(next) => next && setTerm(next)} options={terms.map((value) => ({ value, label: t(`terms.${value}`) }))} />
            <DateField name="dueOn" label={t('label.dueOn')} optional value={dueOn} onChange={setDueOn} error={complaints.fields.dueOn} />
          </div>
          <TextField name="remark" label={t('label.remark')} optional value={remark} maxLength={2000} onChange={setRemark} error={complaints.fields.remark} />
        </fieldset>
        <fieldset className={classes.group}>
          <legend>{t('group.received')}</legend>
          <div className={classes.fields}>
            <DateField
              name="receivedOn"
              label={t('label.receivedOn')}
              optional
              value={receivedOn}
              onChange={setReceivedOn}
              onBlur={() => receivedOn && receivedAmount === '' && amount && setReceivedAmount(amount)}
              error={complaints.fields.receivedOn}
            />
            <MoneyField name="receivedAmount" label={t('label.receivedAmount')} optional value={receivedAmount} onChange={setReceivedAmount} error={complaints.fields.receivedAmount} />
            <TextField name="reference" label={t('label.reference')} hint={t('hint.reference')} optional value={reference} maxLength={200} onChange={setReference} error={complaints.fields.reference} />
          </div>
        </fieldset>
        <div className={classes.formActs}>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('ui:save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
