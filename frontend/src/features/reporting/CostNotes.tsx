import { Link } from '@tanstack/react-router';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { StatusBadge } from '@/ui/StatusBadge';
import { verdictTone } from './claimWords';
import type { Cost, Report } from './queries';
import classes from './reporting.module.css';

/** What a cost is for, where it belongs, and how it was counted. */
export function CostFacts({ cost, report }: { cost: Cost; report: Pick<Report, 'activityChoices'> }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const activity = report.activityChoices.find(({ id }) => id === cost.activityId);
  const euro = (amount: string) => formatAmount(amount, language, { cents: 'always' });
  return (
    <span className={classes.deliverableName}>
      {cost.description}
      <span className={classes.facts}>
        {t(`category.${cost.category}`)}
        {cost.supplier && ` · ${cost.supplier}`}
        {activity && ` · ${activity.code} ${activity.title}`}
      </span>
      {cost.unit && (
        <span className={classes.facts}>
          {t('claim.formula', { units: cost.unit.units, rate: euro(cost.unit.rate), amount: euro(cost.amount) })}
          {cost.unit.code ? cost.unit.confirmed ? '' : ` · ${t('claim.unconfirmed')}` : ` · ${t('claim.typedRate', { reason: cost.unit.reason })}`}
        </span>
      )}
    </span>
  );
}

/** The verdict with what was accepted and why; nothing before there is one. */
export function Verdict({ cost }: { cost: Cost }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const pending = cost.verdict === 'pending';
  return (
    <>
      {cost.carried && pending && <StatusBadge tone="progress">{t('claim.carried')}</StatusBadge>}
      {!pending && <StatusBadge tone={verdictTone(cost)}>{t(`claim.verdict.${cost.verdict}`)}</StatusBadge>}
      {cost.verdict === 'accepted_in_part' && <span className={classes.facts}>{t('claim.acceptedOf', { accepted: formatAmount(cost.accepted, language, { cents: 'always' }) })}</span>}
      {cost.verdictReason && <span className={classes.facts}>{cost.verdictReason}</span>}
      {cost.finance && <span className={classes.facts}>{t(`claim.financeSaid.${cost.finance}`, { reason: cost.financeReason })}</span>}
    </>
  );
}

/** Other costs that may be the same receipt. Where it stands is told only to those who may read it. */
export function SameReceipts({ cost }: { cost: Cost }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  if (cost.sameReceipts.length === 0) return null;
  return (
    <ul className={classes.same} aria-label={t('claim.same.title')}>
      {cost.sameReceipts.map((one, at) => (
        <li key={one.costId ?? at}>
          <IconAlertTriangle size={15} aria-hidden />
          <span>
            {t(one.byFile ? (one.byReceipt ? 'claim.same.both' : 'claim.same.file') : 'claim.same.receipt')}{' '}
            {one.hidden || !one.projectId || !one.reportId ? (
              t('claim.same.hidden')
            ) : (
              <>
                <Link to="/projects/$projectId/reports/$reportId" params={{ projectId: one.projectId, reportId: one.reportId }}>
                  {t('claim.same.where', { project: one.projectAcronym, number: one.periodNumber, partner: one.partnerName })}
                </Link>
                : {one.description}, {one.incurredOn}, {formatAmount(one.amount ?? '0.00', language, { cents: 'always' })}
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Everything that was decided of a claim, in earlier reports too. */
export function CostHistory({ cost }: { cost: Cost }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  if (cost.history.length === 0) return null;
  return (
    <div>
      <p className={classes.small}>{t('claim.history')}</p>
      <ol className={classes.plain}>
        {cost.history.map((one) => (
          <li key={`${one.at}${one.step}`}>
            <span>
              {t(`claim.decided.${one.verdict}`, { name: one.byName, at: formatInstant(one.at, language), number: one.periodNumber, accepted: formatAmount(one.accepted, language, { cents: 'always' }) })}
            </span>
            {one.reason && <span className={classes.text}>{one.reason}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
