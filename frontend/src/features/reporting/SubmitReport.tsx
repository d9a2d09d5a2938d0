import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { type Report, useMoveReport } from './queries';
import classes from './reporting.module.css';
import { span } from './words';

interface SubmitReportProps {
  projectId: string;
  report: Report;
  /** Saves everything and reads the report again; null when something is missing or unsaved. */
  prepare: () => Promise<Report | null>;
}

/** Submits a report after showing what will be submitted. */
export function SubmitReport({ projectId, report, prepare }: SubmitReportProps) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const [ready, setReady] = useState<{ report: Report; key: string } | null>(null);
  const [preparing, setPreparing] = useState(false);
  const move = useMoveReport(projectId, report.id);
  const open = async () => {
    setPreparing(true);
    try {
      const fresh = await prepare();
      if (fresh) setReady({ report: fresh, key: newIdempotencyKey() });
    } finally {
      setPreparing(false);
    }
  };
  return (
    <>
      <Button loading={preparing} onClick={() => void open()}>
        {t('submit.open')}
      </Button>
      <ConfirmSummary
        opened={ready !== null}
        onClose={() => setReady(null)}
        title={t('submit.title')}
        summary={
          ready
            ? [
                { label: t('column.periodOnly'), value: `${t('periodNumber', { number: ready.report.period.number })}, ${span(ready.report.period)}` },
                { label: t('column.partner'), value: ready.report.partner.organisationName },
                { label: t('section.costs'), value: t('submit.costs', { count: ready.report.costs.length, amount: formatAmount(ready.report.total, language) }) },
                { label: t('submit.delivered'), value: deliveredCodes(ready.report) || t('submit.none') },
              ]
            : []
        }
        confirm={t('submit.confirm')}
        busy={move.isPending}
        error={move.error}
        irreversible={false}
        onConfirm={() => ready && move.mutate({ version: ready.report.version, key: ready.key, to: 'submitted' })}
      >
        <p className={classes.after}>{t('submit.after')}</p>
      </ConfirmSummary>
    </>
  );
}

/** The deliverables that a report says are delivered and the plan does not have so yet. */
export function deliveredCodes(report: Report): string {
  return report.deliverables
    .filter(({ status, planStatus }) => status === 'delivered' && planStatus !== 'delivered')
    .map(({ code }) => code)
    .join(', ');
}
