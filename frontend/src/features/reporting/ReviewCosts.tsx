import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { useShortcut } from '@/ui/shortcuts';
import { Strip } from '@/ui/Strip';
import { nextUndecided, openCosts } from './claimWords';
import { Fold } from './Fold';
import { type Report, useAcceptCosts } from './queries';
import classes from './reporting.module.css';
import { reviewRowId, ReviewedCost } from './ReviewedCost';

/** The costs of a submitted report, gone through line by line, with or without a mouse. */
export function ReviewCosts({ projectId, report }: { projectId: string; report: Report }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const { costs } = report;
  const { undecided } = openCosts(report);
  const [chosen, setChosen] = useState<string | undefined>(() => undecided[0]?.id);
  const acceptRest = useAcceptCosts(projectId, report.id);
  const decided = costs.length - undecided.length;
  const decides = report.allowedActions.includes('approve_report');

  const show = (id: string | undefined) => {
    setChosen(id);
    if (id) requestAnimationFrame(() => document.getElementById(reviewRowId(id))?.focus());
  };
  const step = (by: 1 | -1) => {
    const at = costs.findIndex(({ id }) => id === chosen);
    show(costs[at < 0 ? 0 : Math.min(Math.max(at + by, 0), costs.length - 1)]?.id);
  };
  useShortcut('j', t('review.key.next'), () => step(1));
  useShortcut('k', t('review.key.previous'), () => step(-1));

  return (
    <Fold title={t('section.costs')} note={<span className="num">{t('review.progress', { decided, count: costs.length, accepted: formatAmount(report.accepted, language), total: formatAmount(report.total, language) })}</span>}>
      {acceptRest.error && <Strip tone="bad">{problemMessage(t, acceptRest.error)}</Strip>}
      {decides && <p className={classes.keys}>{t('review.keys')}</p>}
      {costs.length === 0 && <p className={classes.muted}>{t('cost.none')}</p>}
      <ol className={classes.review}>
        {costs.map((cost) => (
          <ReviewedCost
            key={cost.id}
            projectId={projectId}
            report={report}
            cost={cost}
            open={cost.id === chosen}
            onToggle={() => setChosen(cost.id === chosen ? undefined : cost.id)}
            onDecided={() => show(nextUndecided(costs, cost.id))}
          />
        ))}
      </ol>
      {decides && undecided.length > 0 && decided > 0 && (
        <div>
          <Button variant="default" loading={acceptRest.isPending} onClick={() => acceptRest.mutate({ version: report.version, key: newIdempotencyKey() })}>
            {t('review.acceptRest', { count: undecided.length })}
          </Button>
        </div>
      )}
    </Fold>
  );
}
