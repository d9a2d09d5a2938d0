import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { StatusBadge } from '@/ui/StatusBadge';
import { Fold } from './Fold';
import { claimsMoreThanIsLeft, touched } from './money';
import type { Report } from './queries';
import classes from './reporting.module.css';

/** What was promised and what the running data say, beside what the partner writes. */
export function ReportPromise({ report }: { report: Report }) {
  const { t } = useTranslation('reporting');
  const due = report.deliverables.filter(({ dueNow, status }) => dueNow || status === 'delivered');
  return (
    <aside className={classes.aside} aria-label={t('promise.title')}>
      {report.previous && report.previous.nextSteps !== '' && (
        <Fold title={t('promise.previous', { number: report.previous.periodNumber })}>
          <p className={classes.text}>{report.previous.nextSteps}</p>
        </Fold>
      )}
      <Fold title={t('promise.deliverables')}>
        {due.length === 0 ? (
          <p className={classes.muted}>{t('promise.noDeliverables')}</p>
        ) : (
          <ul className={classes.plain}>
            {due.map((one) => (
              <li key={one.deliverableId}>
                <strong>
                  {one.code} {one.title}
                </strong>
                <span className={classes.days}>{t('deliverableDue', { date: one.dueOn })}</span>
                <span className={classes.muted}>{t('promise.inPlan', { state: t(`deliverable.${one.planStatus}`) })}</span>
              </li>
            ))}
          </ul>
        )}
      </Fold>
      {report.activities.length > 0 && (
        <Fold title={t('promise.activities')}>
          <ul className={classes.plain}>
            {report.activities.map((activity) => (
              <li key={activity.id}>
                <strong>
                  {activity.code} {activity.title}
                </strong>
                <span className={classes.days}>
                  {activity.startsOn} – {activity.endsOn}
                </span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <Budget report={report} />
    </aside>
  );
}

/** The partner's budget over the whole project, category by category. */
function Budget({ report }: { report: Report }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const rows = report.categories.filter(touched);
  const euro = (amount: string) => formatAmount(amount, language);
  return (
    <Fold title={t('promise.budget')}>
      {rows.length === 0 ? (
        <p className={classes.muted}>{t('promise.noBudget')}</p>
      ) : (
        <dl className={classes.money}>
          {rows.map((row) => (
            <div key={row.category}>
              <dt>{t(`category.${row.category}`)}</dt>
              <dd>
                <span>{t('promise.claimed')}</span>
                <span>{euro(row.claimed)}</span>
              </dd>
              <dd>
                <span>{t('promise.approved')}</span>
                <span>{t('promise.ofPlanned', { approved: euro(row.approved), planned: euro(row.planned) })}</span>
              </dd>
              <dd>
                <span>{t('promise.remaining')}</span>
                <span>{euro(row.remaining)}</span>
              </dd>
              {report.status !== 'approved' && claimsMoreThanIsLeft(row) && (
                <dd data-over>
                  <StatusBadge tone="attention">{t('promise.over')}</StatusBadge>
                </dd>
              )}
            </div>
          ))}
        </dl>
      )}
    </Fold>
  );
}
