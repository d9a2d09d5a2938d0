import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { fieldId } from '@/ui/forms/fieldProps';
import { FormActs } from '@/ui/forms/FormSection';
import { MoneyField, type MoneyValue } from '@/ui/forms/MoneyField';
import { TextAreaField } from '@/ui/forms/TextField';
import { useShortcut } from '@/ui/shortcuts';
import { Strip } from '@/ui/Strip';
import { type Cost, type Report, useDecideCost } from './queries';
import classes from './reporting.module.css';

type Reasoned = 'accepted_in_part' | 'parked' | 'refused';

const reasoned: readonly Reasoned[] = ['accepted_in_part', 'parked', 'refused'];

interface VerdictFormProps {
  projectId: string;
  report: Report;
  cost: Cost;
  onDecided: () => void;
}

/** The verdict on one cost: accepted at once, the others with a reason. */
export function VerdictForm({ projectId, report, cost, onDecided }: VerdictFormProps) {
  const { t } = useTranslation('reporting');
  const decide = useDecideCost(projectId, report.id);
  const [asked, setAsked] = useState<Reasoned | null>(null);
  const accept = () => decide.mutate({ cost, key: newIdempotencyKey(), fields: { verdict: 'accepted' } }, { onSuccess: onDecided });
  useShortcut('a', t('review.key.accept'), accept);
  useShortcut('d', t('review.key.accepted_in_part'), () => setAsked('accepted_in_part'));
  useShortcut('p', t('review.key.parked'), () => setAsked('parked'));
  useShortcut('r', t('review.key.refused'), () => setAsked('refused'));
  return (
    <div className={classes.stack} data-print="no">
      {decide.error && !isProblem(decide.error, 422) && <Strip tone="bad">{problemMessage(t, decide.error)}</Strip>}
      {asked === null ? (
        <div className={classes.verdicts} role="group" aria-label={t('claim.verdictOn', { description: cost.description })}>
          <Button size="compact-md" loading={decide.isPending} onClick={accept}>
            {t('claim.decide.accepted')}
          </Button>
          {reasoned.map((one) => (
            <Button key={one} size="compact-md" variant="default" onClick={() => setAsked(one)}>
              {t(`claim.decide.${one}`)}
            </Button>
          ))}
        </div>
      ) : (
        <Reason
          key={asked}
          report={report}
          cost={cost}
          verdict={asked}
          busy={decide.isPending}
          refused={isProblem(decide.error, 422) ? formErrors(t, decide.error, ['reason', 'accepted'], 'reporting').fields : {}}
          onCancel={() => setAsked(null)}
          onSave={(accepted, reason) => decide.mutate({ cost, key: newIdempotencyKey(), fields: { verdict: asked, accepted, reason } }, { onSuccess: onDecided })}
        />
      )}
    </div>
  );
}

interface ReasonProps {
  report: Report;
  cost: Cost;
  verdict: Reasoned;
  busy: boolean;
  refused: Record<string, string>;
  onCancel: () => void;
  onSave: (accepted: string | undefined, reason: string) => void;
}

function Reason({ report, cost, verdict, busy, refused, onCancel, onSave }: ReasonProps) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const [accepted, setAccepted] = useState<MoneyValue>('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const part = verdict === 'accepted_in_part';
  useEffect(() => document.getElementById(fieldId(part ? 'accepted' : 'reason'))?.focus(), [part]);
  const wrong: Record<string, string> = {};
  if (part && !accepted) wrong.accepted = t('problem:field.amount');
  if (reason.trim() === '') wrong.reason = t('claim.reasonNeeded');
  const errors = tried ? { ...refused, ...wrong } : {};
  return (
    <form
      noValidate
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(wrong).length === 0) onSave(part ? accepted || undefined : undefined, reason);
      }}
    >
      {verdict === 'parked' && <p className={classes.facts}>{t(report.laterPeriod ? 'claim.parkedReturns' : 'claim.parkedWaits')}</p>}
      {part && (
        <MoneyField name="accepted" label={t('claim.acceptedAmount')} hint={t('claim.ofClaim', { amount: formatAmount(cost.amount, language, { cents: 'always' }) })} value={accepted} onChange={setAccepted} error={errors.accepted} />
      )}
      <TextAreaField name="reason" label={t('claim.reason')} hint={t('claim.reasonHint')} value={reason} onChange={setReason} error={errors.reason} maxLength={2000} minRows={2} />
      <FormActs>
        <Button type="submit" size="compact-md" loading={busy}>
          {t(`claim.save.${verdict}`)}
        </Button>
        <Button variant="default" size="compact-md" onClick={onCancel}>
          {t('ui:cancel')}
        </Button>
      </FormActs>
    </form>
  );
}
