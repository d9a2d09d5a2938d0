import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { StatusBadge, type Tone } from '@/ui/StatusBadge';
import { CorrectionForm } from './CorrectionForm';
import { DecideCorrection } from './DecideCorrection';
import type { Correction, Cost, Report } from './queries';
import classes from './reporting.module.css';

/** What changed an approved cost afterwards, and the way to enter more of it. */
export function CostCorrections({ projectId, report, cost }: { projectId: string; report: Report; cost: Cost }) {
  const { t } = useTranslation('reporting');
  const [entering, setEntering] = useState(false);
  const may = cost.allowedActions.includes('correct_cost');
  if (cost.corrections.length === 0 && !may) return null;
  return (
    <>
      {cost.corrections.length > 0 && (
        <ul className={classes.plain} aria-label={t('correction.title')}>
          {cost.corrections.map((one) => (
            <li key={one.id}>
              <CorrectionFacts correction={one} />
              <DecideCorrection projectId={projectId} correction={one} />
            </li>
          ))}
        </ul>
      )}
      {may && !entering && (
        <span data-print="no">
          <Button size="compact-sm" variant="subtle" onClick={() => setEntering(true)} aria-label={t('correction.enterOne', { description: cost.description })}>
            {t('correction.enter')}
          </Button>
        </span>
      )}
      {entering && <CorrectionForm projectId={projectId} report={report} cost={cost} onClose={() => setEntering(false)} />}
    </>
  );
}

const tones: Record<Correction['status'], Tone> = { proposed: 'waiting', approved: 'good', refused: 'neutral' };

/** One correction: sum, reason, who and when, and where it counts. */
export function CorrectionFacts({ correction }: { correction: Correction }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  return (
    <>
      <span className={classes.line}>
        <span>
          {t(`correction.kind.${correction.kind}`)} <span className="num">{formatAmount(correction.amount, language, { cents: 'always' })}</span>
        </span>
        <StatusBadge tone={tones[correction.status]}>{t(`correction.status.${correction.status}`)}</StatusBadge>
      </span>
      <span className={classes.text}>{correction.reason}</span>
      <span className={classes.facts}>
        {t('correction.entered', { name: correction.enteredBy, at: formatInstant(correction.enteredAt, language) })}
        {correction.decidedAt && ` · ${t(`correction.decided.${correction.status}`, { name: correction.decidedBy, at: formatInstant(correction.decidedAt, language) })}`}
        {correction.bookedOn && ` · ${correction.periodNumber > 0 ? t('correction.countsIn', { date: correction.bookedOn, number: correction.periodNumber }) : t('correction.counts', { date: correction.bookedOn })}`}
      </span>
      {correction.decisionReason && <span className={classes.text}>{correction.decisionReason}</span>}
    </>
  );
}
