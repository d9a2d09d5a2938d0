import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { useLanguage } from '@/i18n/useLanguage';
import { Dialog } from '@/ui/Dialog';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { MoneyField, type MoneyValue } from '@/ui/forms/MoneyField';
import { CheckField } from '@/ui/forms/SelectField';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import classes from './cash.module.css';
import { type FinalGrant, useSettle } from './queries';

const names = ['score', 'decidedOn', 'source', 'addendum', 'agencyGrant', 'reason'];

/** What the agency said of the final report: score, day, letter, and the grant it found. */
export function SettleDialog({ projectId, final, onClose }: { projectId: string; final: FinalGrant; onClose: () => void }) {
  const { t } = useTranslation('finalGrant');
  const language = useLanguage();
  const save = useSettle(projectId, final.version);
  const complaints = useComplaints(names, 'finalGrant');
  const [score, setScore] = useState(language === 'sv' ? final.score.replace('.', ',') : final.score);
  const [decidedOn, setDecidedOn] = useState<DateValue>(final.decidedOn ?? '');
  const [source, setSource] = useState(final.source);
  const [addendum, setAddendum] = useState(final.addendum);
  const [agencyGrant, setAgencyGrant] = useState<MoneyValue>(final.agencyGrant ?? '');
  const [reason, setReason] = useState('');
  const again = final.version > 1;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = {
      score: score === '' || /^\d{1,3}([.,]\d)?$/.test(score.trim()) ? undefined : t('field.score.score_form'),
      decidedOn: decidedOn === null ? t('problem:field.date') : undefined,
      agencyGrant: agencyGrant === null ? t('problem:field.amount') : undefined,
    };
    if (!complaints.begin(wrong)) return;
    const fields = { score: score.trim().replace(',', '.'), decidedOn: decidedOn || null, source, addendum, agencyGrant: agencyGrant || null, reason };
    save.mutate({ fields, key: newIdempotencyKey() }, { onSuccess: onClose, onError: complaints.fail });
  };
  return (
    <Dialog opened onClose={onClose} title={t('report')}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <ErrorSummary {...complaints} labels={Object.fromEntries(names.map((name) => [name, t(`label.${name}`)]))} />
        <TextField name="score" label={t('label.score')} hint={t('hint.score')} optional value={score} onChange={setScore} error={complaints.fields.score} />
        <DateField name="decidedOn" label={t('label.decidedOn')} value={decidedOn} onChange={setDecidedOn} error={complaints.fields.decidedOn} />
        <TextField name="source" label={t('label.source')} hint={t('hint.source')} value={source} maxLength={200} onChange={setSource} error={complaints.fields.source} />
        <MoneyField name="agencyGrant" label={t('label.agencyGrant')} hint={t('hint.agencyGrant')} optional value={agencyGrant} onChange={setAgencyGrant} error={complaints.fields.agencyGrant} />
        <CheckField name="addendum" label={t('label.addendum')} hint={t('hint.addendum')} value={addendum} onChange={setAddendum} />
        {again && <TextAreaField name="reason" label={t('label.reason')} value={reason} onChange={setReason} error={complaints.fields.reason} />}
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
