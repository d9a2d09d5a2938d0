import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { CostSection } from './CostSection';
import { Fold } from './Fold';
import type { Cost, Report } from './queries';
import { RuleEffects } from './RuleEffects';
import classes from './reporting.module.css';
import { ReviewCosts } from './ReviewCosts';
import { ReviewReport } from './ReviewReport';

/** A report as it stands, for whoever reviews or only reads it. */
export function ReportReading({ projectId, report }: { projectId: string; report: Report }) {
  const { t } = useTranslation('reporting');
  return (
    <>
      <Fold title={t('section.work')}>
        {(['workDone', 'deviations', 'nextSteps'] as const).map((name) => (
          <div key={name}>
            <h4>{t(`text.${name}`)}</h4>
            <p className={classes.text}>{report[name]}</p>
          </div>
        ))}
      </Fold>
      {report.deliverables.length > 0 && (
        <Fold title={t('section.deliverables')}>
          <ul className={classes.plain}>
            {report.deliverables.map((one) => (
              <li key={one.deliverableId}>
                <strong>
                  {one.code} {one.title}
                </strong>
                <span>
                  {t(`deliverable.${one.status}`)} <span className={classes.muted}>· {t('deliverableDue', { date: one.dueOn })}</span>
                </span>
                {one.comment && <span className={classes.text}>{one.comment}</span>}
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {report.costs.some(isReviewed) ? <ReviewCosts projectId={projectId} report={report} /> : <CostSection projectId={projectId} report={report} />}
      <RuleEffects projectId={projectId} report={report} />
      <Trail report={report} />
      {report.allowedActions.includes('approve_report') && <ReviewReport projectId={projectId} report={report} />}
    </>
  );
}

/** Whether the reader decides about a cost, as reviewer or for finance. */
function isReviewed({ allowedActions }: Cost): boolean {
  return allowedActions.includes('decide_cost') || allowedActions.includes('approve_cost');
}

/** Who moved the report when, and why. */
function Trail({ report }: { report: Report }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  if (report.moves.length === 0) return null;
  return (
    <Fold title={t('section.trail')}>
      <ol className={classes.plain}>
        {report.moves.map((move) => (
          <li key={move.at}>
            <span>{t(`moved.${move.to}`, { name: move.byName, at: formatInstant(move.at, language) })}</span>
            {move.reason && <span className={classes.text}>{move.reason}</span>}
          </li>
        ))}
      </ol>
      {report.authors.length > 0 && <p className={classes.facts}>{t('writtenBy', { names: report.authors.join(', ') })}</p>}
    </Fold>
  );
}
