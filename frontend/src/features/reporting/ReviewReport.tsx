import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { Dialog } from '@/ui/Dialog';
import { TextAreaField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import { isUnderReview, openCosts } from './claimWords';
import { type Report, useMoveReport } from './queries';
import classes from './reporting.module.css';
import { deliveredCodes } from './SubmitReport';
import { span } from './words';

/** The reviewer's two acts: return with a reason, or approve after a summary. */
export function ReviewReport({ projectId, report }: { projectId: string; report: Report }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const [opened, setOpened] = useState<'return' | 'approve' | null>(null);
  const [key, setKey] = useState('');
  const move = useMoveReport(projectId, report.id);
  const parked = report.costs.filter(({ verdict }) => verdict === 'parked');
  const open = (act: 'return' | 'approve') => {
    move.reset();
    setKey(newIdempotencyKey());
    setOpened(act);
  };
  return (
    <div className={classes.end} data-print="no">
      <p className={classes.muted}>{t('review.intro')}</p>
      <Lacking report={report} />
      <div className={classes.acts}>
        <Button variant="default" onClick={() => open('return')}>
          {t('review.return')}
        </Button>
        {!lacks(report) && <Button onClick={() => open('approve')}>{t('review.approve')}</Button>}
      </div>
      {opened === 'return' && (
        <ReturnDialog onClose={() => setOpened(null)} busy={move.isPending} error={move.error} onReturn={(reason) => move.mutate({ version: report.version, key, to: 'returned', reason })} />
      )}
      <ConfirmSummary
        opened={opened === 'approve'}
        onClose={() => setOpened(null)}
        title={t('review.approveTitle')}
        summary={[
          { label: t('column.partner'), value: report.partner.organisationName },
          { label: t('column.periodOnly'), value: `${t('periodNumber', { number: report.period.number })}, ${span(report.period)}` },
          { label: t('section.costs'), value: t('submit.costs', { count: report.costs.length, amount: formatAmount(report.total, language) }) },
          {
            label: t('claim.accepted'),
            value: isUnderReview(report) ? formatAmount(report.accepted, language, { cents: 'always' }) : t('review.allAccepted', { count: report.costs.length, amount: formatAmount(report.total, language, { cents: 'always' }) }),
          },
          ...(parked.length > 0 ? [{ label: t('claim.verdict.parked'), value: t(report.laterPeriod ? 'review.parkedReturn' : 'review.parkedWait', { count: parked.length }) }] : []),
          { label: t('submit.delivered'), value: deliveredCodes(report) || t('submit.none') },
        ]}
        confirm={t('review.approve')}
        busy={move.isPending}
        error={move.error}
        onConfirm={() => move.mutate({ version: report.version, key, to: 'approved' })}
      >
        <p className={classes.after}>{t('review.after')}</p>
      </ConfirmSummary>
    </div>
  );
}

/** Whether a cost still waits for its verdict or for finance, once somebody has begun to decide line by line. */
function lacks(report: Report): boolean {
  const { undecided, finance } = openCosts(report);
  return finance.length > 0 || (isUnderReview(report) && undecided.length > 0);
}

/** What must be decided before the report can be approved. */
function Lacking({ report }: { report: Report }) {
  const { t } = useTranslation('reporting');
  if (!lacks(report)) return null;
  const { undecided, finance } = openCosts(report);
  return (
    <p role="status" className={classes.lackingNow}>
      {isUnderReview(report) && undecided.length > 0 && t('review.undecided', { count: undecided.length })} {finance.length > 0 && t('review.waitsForFinance', { count: finance.length })}
    </p>
  );
}

interface ReturnDialogProps {
  onClose: () => void;
  onReturn: (reason: string) => void;
  busy: boolean;
  error: unknown;
}

function ReturnDialog({ onClose, onReturn, busy, error }: ReturnDialogProps) {
  const { t } = useTranslation('reporting');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('review.returnTitle')}
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button
            loading={busy}
            onClick={() => {
              setTried(true);
              if (!missing) onReturn(reason);
            }}
          >
            {t('review.returnConfirm')}
          </Button>
        </>
      }
    >
      {Boolean(error) && <Strip tone="bad">{problemMessage(t, error)}</Strip>}
      <TextAreaField
        name="reason"
        label={t('review.reason')}
        hint={t('review.reasonHint')}
        value={reason}
        onChange={setReason}
        maxLength={2000}
        error={tried && missing ? t('field.reason.required') : undefined}
      />
    </Dialog>
  );
}
