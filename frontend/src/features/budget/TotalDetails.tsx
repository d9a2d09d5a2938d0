import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { type Cents, cents } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { formatOriginal, formatRate } from '@/money/original';
import { SourceLink } from '@/ui/SourceLink';
import { type BudgetExplanation, explanationQuery, type TotalPlace } from './fileQueries';
import classes from './TotalDetails.module.css';

interface TotalDetailsProps {
  place: TotalPlace;
  /** The sum as it stands on the screen, with what is typed; absent beside claims. */
  planned?: Cents;
}

/** What stands behind a total: its cap with rule and source, the amounts of the rule book, the vouchers, and whether all of it is saved. */
export function TotalDetails({ place, planned }: TotalDetailsProps) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const { projectId = '' } = useParams({ strict: false });
  const { data, error } = useQuery(explanationQuery(projectId, place));
  if (error) return <p role="alert">{problemMessage(t, error)}</p>;
  if (!data) return <p role="status">{t('explain.loading')}</p>;
  const saved = planned === undefined || cents(data.planned) === planned;
  return (
    <div className={classes.details}>
      {data.cap && <Cap cap={data.cap} />}
      <Units units={data.units} />
      {data.voucherCount > 0 && <Vouchers projectId={projectId} found={data} />}
      <p className={classes.agree}>{saved ? t('explain.agree') : t('explain.unsaved', { amount: formatAmount(data.planned, language) })}</p>
    </div>
  );
}

function Cap({ cap }: { cap: NonNullable<BudgetExplanation['cap']> }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const money = (amount: string) => formatAmount(amount, language);
  const limit = { limit: money(cap.limit), count: cap.months };
  const formula = cap.per === 'month' ? t('explain.perMonth', limit) : cap.per === 'year' ? t(cap.months === 12 ? 'explain.perYear' : 'explain.perShortYear', limit) : t('explain.perProject', limit);
  return (
    <div>
      <strong>{t('explain.cap', { amount: money(cap.amount) })}</strong>
      <p>
        {formula}
        {cap.most && `, ${t('explain.most', { amount: money(cap.most) })}`}. {cap.headroom.startsWith('-') ? t('explain.over', { amount: money(cap.headroom.slice(1)) }) : t('explain.left', { amount: money(cap.headroom) })}
      </p>
      <p className={classes.rule}>
        {cap.basis === 'project' ? t('explain.ownLimit') : cap.rule} {cap.source.title && <SourceLink {...cap.source} confirmed={cap.confirmed} />}
      </p>
    </div>
  );
}

function Units({ units }: { units: BudgetExplanation['units'] }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const [first] = units;
  if (!first) return null;
  return (
    <div>
      <strong>{t('explain.units')}</strong>
      <ul>
        {units.map((unit, at) => (
          <li key={at}>
            {t(`unit.${unit.name}`, { defaultValue: `${unit.name} {{amount}}`, amount: formatAmount(unit.amount, language) })}
            {unit.fromKm !== undefined && ` ${unit.toKm ? t('unit.band', { from: unit.fromKm, to: unit.toKm }) : t('unit.openBand', { from: unit.fromKm })}`}
          </li>
        ))}
      </ul>
      <SourceLink {...first.source} confirmed={units.every((unit) => unit.confirmed)} />
    </div>
  );
}

/** The costs behind what is claimed, each with its report, its receipt and its rate. */
function Vouchers({ projectId, found }: { projectId: string; found: BudgetExplanation }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const { vouchers, voucherCount } = found;
  return (
    <div>
      <strong>{t('explain.vouchers', { count: voucherCount })}</strong>
      <ul className={classes.vouchers} tabIndex={0} aria-label={t('explain.vouchers', { count: voucherCount })}>
        {vouchers.map((line) => (
          <li key={line.id}>
            <span>
              <Link to="/projects/$projectId/reports/$reportId" params={{ projectId, reportId: line.reportId }}>
                {line.description}
              </Link>
              <small>
                {line.incurredOn} · {t('explain.period', { number: line.periodNumber })} · {t(line.correction ? 'explain.correction' : `claimed.${line.status}`)}
                {line.claimed !== line.amount && ` · ${t('explain.claimedOf', { amount: formatAmount(line.claimed, language) })}${line.reason && `: ${line.reason}`}`}
                {line.rate && ` · ${formatOriginal(line.originalAmount, line.currency, language)} ÷ ${formatRate(line.rate, language)}`}
                {line.documentId && line.documentName && (
                  <>
                    {' · '}
                    <a href={`/api/v1/projects/${projectId}/documents/${line.documentId}/content`}>{line.documentName}</a>
                  </>
                )}
              </small>
            </span>
            <span className="num">{formatAmount(line.amount, language, { cents: 'always' })}</span>
          </li>
        ))}
      </ul>
      {voucherCount > vouchers.length && <p>{t('explain.moreVouchers', { count: voucherCount - vouchers.length })}</p>}
    </div>
  );
}
