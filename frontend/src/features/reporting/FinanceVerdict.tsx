import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { TextField } from '@/ui/forms/TextField';
import { useShortcut } from '@/ui/shortcuts';
import { Strip } from '@/ui/Strip';
import { type Cost, type Report, useApproveCost } from './queries';
import classes from './reporting.module.css';

/** Why a cost needs finance, and the acts of finance. */
export function FinanceVerdict({ projectId, report, cost }: { projectId: string; report: Report; cost: Cost }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const approve = useApproveCost(projectId, report.id);
  const [objecting, setObjecting] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const may = cost.allowedActions.includes('approve_cost') && cost.finance !== 'approved';
  const say = (verdict: 'approved' | 'objected') => approve.mutate({ cost, key: newIdempotencyKey(), verdict, reason: reason || undefined });
  const object = () => {
    setTried(true);
    if (reason.trim() !== '') say('objected');
  };
  useShortcut(may ? 'f' : undefined, t('review.key.finance'), () => say('approved'));
  const limit = formatAmount(report.financeLimit ?? '0.00', language);
  return (
    <div className={classes.stack} data-print="no">
      <p className={classes.facts}>{cost.finance === 'approved' ? t('claim.financeDone', { limit }) : t('claim.financeNeeded', { limit })}</p>
      {approve.error && <Strip tone="bad">{problemMessage(t, approve.error)}</Strip>}
      {may && (
        <>
          {objecting && (
            <TextField name={`finance.${cost.id}`} label={t('claim.objection')} value={reason} onChange={setReason} error={tried && reason.trim() === '' ? t('claim.reasonNeeded') : undefined} maxLength={2000} />
          )}
          <div className={classes.verdicts}>
            {!objecting && (
              <Button size="compact-md" loading={approve.isPending} onClick={() => say('approved')}>
                {t('claim.financeApprove')}
              </Button>
            )}
            <Button size="compact-md" variant="default" loading={objecting && approve.isPending} onClick={objecting ? object : () => setObjecting(true)}>
              {t('claim.financeObject')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
