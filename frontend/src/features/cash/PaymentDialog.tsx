import { Button, FileInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { cents, compare, zero } from '@/money/cents';
import { Dialog } from '@/ui/Dialog';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { MoneyField, type MoneyValue } from '@/ui/forms/MoneyField';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import classes from './cash.module.css';
import { type Cash, type Payment, type Thermometer, useSavePayment } from './queries';

interface PaymentDialogProps {
  projectId: string;
  cash: Cash;
  /** Whom it goes to, when that is known. */
  partner?: Thermometer;
  payment?: Payment;
  onClose: () => void;
}

const names = ['partnerId', 'kind', 'amount', 'paidOn', 'instalmentId', 'reference', 'remark', 'documentId'];

/** Money to a partner, or back from one, with its proof. What may be handed on now is filled in. */
export function PaymentDialog({ projectId, cash, partner, payment, onClose }: PaymentDialogProps) {
  const { t } = useTranslation('cash');
  const save = useSavePayment(projectId, payment);
  const complaints = useComplaints(names, 'cash');
  const due = partner && compare(cents(partner.toPay), zero) > 0 ? partner.toPay : '';
  const [partnerId, setPartnerId] = useState(payment?.partnerId ?? partner?.partnerId ?? '');
  const [kind, setKind] = useState<Payment['kind']>(payment?.kind ?? 'payment');
  const [amount, setAmount] = useState<MoneyValue>(payment?.amount ?? due);
  const [paidOn, setPaidOn] = useState<DateValue>(payment?.paidOn ?? '');
  const [instalmentId, setInstalmentId] = useState(payment?.instalmentId ?? '');
  const [reference, setReference] = useState(payment?.reference ?? '');
  const [remark, setRemark] = useState(payment?.remark ?? '');
  const [proof, setProof] = useState<File | null>(null);
  const payable = cash.partners.filter(({ role }) => role !== 'coordinator');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = {
      partnerId: partnerId ? undefined : t('problem:field.required'),
      amount: amount ? undefined : t('problem:field.amount'),
      paidOn: paidOn ? undefined : t('problem:field.date'),
    };
    if (!complaints.begin(wrong) || !amount || !paidOn) return;
    save.mutate({ fields: { partnerId, kind, amount, paidOn, instalmentId, reference, remark }, proof, key: newIdempotencyKey() }, { onSuccess: onClose, onError: complaints.fail });
  };
  return (
    <Dialog opened onClose={onClose} title={t(payment ? 'changePayment' : 'addPayment')} size="lg">
      <form onSubmit={submit} noValidate className={classes.form}>
        <ErrorSummary {...complaints} labels={Object.fromEntries(names.map((name) => [name, t(`label.${name}`)]))} />
        <div className={classes.fields}>
          <SelectField
            name="partnerId"
            label={t('label.partnerId')}
            value={partnerId}
            placeholder=""
            disabled={payment !== undefined}
            onChange={setPartnerId}
            options={payable.map(({ partnerId: value, organisation }) => ({ value, label: organisation.name }))}
            error={complaints.fields.partnerId}
          />
          <SelectField name="kind" label={t('label.direction')} value={kind} onChange={(next) => next && setKind(next)} options={(['payment', 'repayment'] as const).map((value) => ({ value, label: t(`direction.${value}`) }))} />
          <MoneyField name="amount" label={t('label.amount')} hint={due && !payment ? t('hint.due') : undefined} value={amount} onChange={setAmount} error={complaints.fields.amount} />
          <DateField name="paidOn" label={t('label.paidOn')} value={paidOn} onChange={setPaidOn} error={complaints.fields.paidOn} />
          <SelectField
            name="instalmentId"
            label={t('label.instalmentId')}
            optional
            value={instalmentId}
            placeholder={t('noInstalment')}
            onChange={setInstalmentId}
            options={cash.instalments.map(({ id, kind: of, number }) => ({ value: id, label: t(`kind.${of}`, { number }) }))}
            error={complaints.fields.instalmentId}
          />
          <TextField name="reference" label={t('label.reference')} hint={t('hint.reference')} optional value={reference} maxLength={200} onChange={setReference} error={complaints.fields.reference} />
        </div>
        <TextField name="remark" label={t('label.remark')} optional value={remark} maxLength={2000} onChange={setRemark} error={complaints.fields.remark} />
        <FileInput label={t('label.documentId')} description={payment?.document ? t('hint.hasProof', { name: payment.document.name }) : t('hint.proof')} placeholder={t('chooseFile')} value={proof} onChange={setProof} clearable error={complaints.fields.documentId} />
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
