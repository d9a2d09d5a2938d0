import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { FormActs } from '@/ui/forms/FormSection';
import { MoneyField, type MoneyValue } from '@/ui/forms/MoneyField';
import { TextAreaField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import { type FinanceLimit, financeLimitQuery, useSetFinanceLimit } from './queries';
import classes from './reporting.module.css';

/** Above which amount a real cost needs finance as well. */
export function FinanceLimitPanel({ projectId }: { projectId: string }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const query = useQuery(financeLimitQuery(projectId));
  const [editing, setEditing] = useState(false);
  const limit = query.data;
  if (!limit) return null;
  const may = limit.allowedActions.includes('set_finance_limit');
  return (
    <section className={classes.periods} aria-labelledby="finance-limit-title">
      <div className={classes.periodsHead}>
        <h3 id="finance-limit-title">{t('limit.title')}</h3>
      </div>
      <p className={classes.text}>{limit.limit ? t('limit.stands', { amount: formatAmount(limit.limit, language) }) : t('limit.none')}</p>
      {limit.setBy && <p className={classes.facts}>{t('conversion.setBy', { name: limit.setBy, reason: limit.reason })}</p>}
      {editing ? (
        <LimitForm projectId={projectId} limit={limit} onClose={() => setEditing(false)} />
      ) : (
        may && (
          <div>
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('limit.change')}
            </Button>
          </div>
        )
      )}
    </section>
  );
}

function LimitForm({ projectId, limit, onClose }: { projectId: string; limit: FinanceLimit; onClose: () => void }) {
  const { t } = useTranslation('reporting');
  const save = useSetFinanceLimit(projectId);
  const [amount, setAmount] = useState<MoneyValue>(limit.limit ?? '');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const refused = isProblem(save.error, 422) ? formErrors(t, save.error, ['limit', 'reason'], 'reporting').fields : {};
  const wrong: Record<string, string> = {};
  if (amount === null) wrong.limit = t('problem:field.amount');
  if (reason.trim() === '') wrong.reason = t('limit.reasonNeeded');
  const errors: Record<string, string> = tried ? { ...refused, ...wrong } : {};
  return (
    <form
      noValidate
      className={classes.costForm}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(wrong).length === 0) save.mutate({ version: limit.version, limit: amount || undefined, reason }, { onSuccess: onClose });
      }}
    >
      {save.error && !isProblem(save.error, 422) && <Strip tone="bad">{problemMessage(t, save.error)}</Strip>}
      <MoneyField name="limit" label={t('limit.amount')} hint={t('limit.hint')} optional value={amount} onChange={setAmount} error={errors.limit} />
      <TextAreaField name="reason" label={t('claim.reason')} value={reason} onChange={setReason} error={errors.reason} maxLength={2000} minRows={2} />
      <FormActs>
        <Button type="submit" loading={save.isPending}>
          {t('limit.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
      </FormActs>
    </form>
  );
}
