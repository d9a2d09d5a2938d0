import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { compare, cents, decimal, negate, zero } from '@/money/cents';
import { Dialog } from '@/ui/Dialog';
import { MoneyField, type MoneyValue } from '@/ui/forms/MoneyField';
import { SelectField } from '@/ui/forms/SelectField';
import { TextAreaField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import { type Cost, type Report, useAddCorrection } from './queries';
import classes from './reporting.module.css';

const names = ['kind', 'amount', 'reason', 'documentId'] as const;
const kinds = ['refund', 'correction'] as const;

/** Enters a refund or a correction. A refund is typed as what came back; it is sent as less than zero. */
export function CorrectionForm({ projectId, report, cost, onClose }: { projectId: string; report: Report; cost: Cost; onClose: () => void }) {
  const { t } = useTranslation('reporting');
  const save = useAddCorrection(projectId, { reportId: report.id, costId: cost.id });
  const [key, setKey] = useState(newIdempotencyKey);
  const [tried, setTried] = useState(false);
  const [kind, setKind] = useState<(typeof kinds)[number]>('refund');
  const [amount, setAmount] = useState<MoneyValue>('');
  const [reason, setReason] = useState('');
  const refused = isProblem(save.error, 422) ? formErrors(t, save.error, names, 'reporting') : { fields: {}, rest: [] };
  const wrong: Record<string, string> = {};
  if (!amount) wrong.amount = t('problem:field.amount');
  if (reason.trim() === '') wrong.reason = t('correction.reasonNeeded');
  const errors: Record<string, string> = tried ? { ...refused.fields, ...wrong } : {};
  const submit = () => {
    setTried(true);
    if (!amount || wrong.reason) return;
    const signed = kind === 'refund' && compare(cents(amount), zero) > 0 ? decimal(negate(cents(amount))) : amount;
    save.mutate({ fields: { kind, amount: signed, reason }, key }, { onSuccess: onClose, onError: () => setKey(newIdempotencyKey()) });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('correction.formTitle', { description: cost.description })}
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button loading={save.isPending} onClick={submit}>
            {t('correction.save')}
          </Button>
        </>
      }
    >
      <div className={classes.stack}>
        {save.error && !isProblem(save.error, 422) && <Strip tone="bad">{problemMessage(t, save.error)}</Strip>}
        {refused.rest.length > 0 && <Strip tone="bad">{refused.rest.join(' ')}</Strip>}
        <SelectField name="kind" label={t('correction.what')} value={kind} onChange={(next) => next && setKind(next)} error={errors.kind} options={kinds.map((one) => ({ value: one, label: t(`correction.kind.${one}`) }))} />
        <MoneyField name="amount" label={t('cost.amount')} hint={t(`correction.amountHint.${kind}`)} value={amount} onChange={setAmount} error={errors.amount} />
        <TextAreaField name="reason" label={t('claim.reason')} value={reason} onChange={setReason} error={errors.reason} maxLength={2000} minRows={2} />
        <p className={classes.facts}>{t('correction.after')}</p>
      </div>
    </Dialog>
  );
}
