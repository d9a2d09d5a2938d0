import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { cents, compare, isNegative, negate, ratio, subtract, sum } from '@/money/cents';
import { formatAmount } from '@/money/format';
import classes from './CapLane.module.css';
import { CapTable } from './CapTable';
import { laneScale } from './laneScale';
import { partnerHue } from './tokens/partnerHue';

export interface CapSegment {
  /** The partner's place in the consortium: its hue. */
  partner: number;
  /** As it is known in the lane: a country or a short name. */
  label: string;
  /** The API's decimal string. */
  planned: string;
}

export interface CapYear {
  year: number;
  /** Stands in place of "Year 1", for a lane that is no year. */
  name?: string;
  /** Null where the call sets no yearly cap. */
  cap: string | null;
  segments: readonly CapSegment[];
  approved?: string;
  /** Claimed, and waiting for a decision. */
  submitted?: string;
  forecast?: string;
  /** First project month beyond the cap, when there is one. */
  overFromMonth?: number;
  /** The same of what is approved and of the forecast. */
  approvedOverFrom?: number;
  forecastOverFrom?: number;
  /** What makes the breach: "output O2, meeting M4". */
  overBy?: string;
  /** Opens the lines behind the lane. */
  act?: ReactNode;
}

/** One lane per project year: the partners' shares stacked against the cap, and in words what is left or over. */
export function CapLane({ years, label, plain = false }: { years: readonly CapYear[]; label: string; /** Without legend and table, below a lane that has them. */ plain?: boolean }) {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const [table, setTable] = useState(false);
  const { end, ticks } = laneScale(years);
  const partners = [...new Map(years.flatMap((year) => year.segments).map((segment) => [segment.partner, segment.label])).entries()];
  return (
    <figure className={classes.figure}>
      <figcaption className={plain ? 'visually-hidden' : classes.caption}>
        <span className={classes.title}>{label}</span>
        {!plain && (
          <>
            <ul className={classes.legend}>
              {partners.map(([partner, name]) => (
                <li key={partner}>
                  <i style={{ backgroundColor: partnerHue(partner) }} data-pattern={partner % 4} />
                  {name}
                </li>
              ))}
            </ul>
            <Button variant="subtle" size="compact-sm" onClick={() => setTable(!table)} data-print="no">
              {table ? t('cap.asBars') : t('cap.asTable')}
            </Button>
          </>
        )}
      </figcaption>
      {table ? (
        <CapTable years={years} caption={label} />
      ) : (
        <>
          {years.map((year) => (
            <Lane key={year.year} year={year} end={end} />
          ))}
          <div className={classes.axis} aria-hidden>
            {ticks.map((tick) => (
              <span key={tick} style={{ left: `${ratio(tick, end) * 100}%` }}>
                {formatAmount(tick, language, { currency: false })}
              </span>
            ))}
          </div>
        </>
      )}
    </figure>
  );
}

function Lane({ year, end }: { year: CapYear; end: ReturnType<typeof laneScale>['end'] }) {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const planned = sum(year.segments.map((segment) => cents(segment.planned)));
  const cap = year.cap === null ? null : cents(year.cap);
  const left = cap === null ? null : subtract(cap, planned);
  const over = left !== null && isNegative(left);
  const words =
    left === null
      ? t('cap.noCap')
      : over
        ? t(year.overFromMonth ? 'cap.overFrom' : 'cap.over', { amount: formatAmount(negate(left), language), month: year.overFromMonth })
        : t('cap.left', { amount: formatAmount(left, language) });
  const thin = [
    { kind: 'approved', amount: year.approved, from: year.approvedOverFrom },
    { kind: 'submitted', amount: year.submitted },
    { kind: 'forecast', amount: year.forecast, from: year.forecastOverFrom },
  ].filter((row): row is { kind: 'approved' | 'submitted' | 'forecast'; amount: string; from?: number } => row.amount !== undefined);
  return (
    <div className={classes.lane} data-over={over}>
      <span className={classes.year}>{year.name ?? t('cap.year', { year: year.year })}</span>
      <div className={classes.bars} aria-hidden>
        <div className={classes.stack}>
          {year.segments
            .filter((segment) => compare(cents(segment.planned), cents('0')) > 0)
            .map((segment) => (
              <span
                key={segment.partner}
                title={`${segment.label}: ${formatAmount(segment.planned, language)}`}
                data-pattern={segment.partner % 4}
                style={{ width: `${ratio(cents(segment.planned), end) * 100}%`, '--hue': partnerHue(segment.partner) } as React.CSSProperties}
              />
            ))}
        </div>
        {thin.map(({ kind, amount }) => (
          <div key={kind} className={classes.thin} data-kind={kind} style={{ width: `${ratio(cents(amount), end) * 100}%` }} title={`${t(`cap.${kind}`)}: ${formatAmount(amount, language)}`} />
        ))}
        {cap !== null && <span className={classes.cap} style={{ left: `${ratio(cap, end) * 100}%` }} />}
      </div>
      <div className={classes.words}>
        <strong>{formatAmount(planned, language)}</strong> <span className={classes.headroom}>{words}</span>
        {over && year.overBy && <span> · {year.overBy}</span>} {year.act}
        <span className="visually-hidden">
          {year.segments.map((segment) => `${segment.label} ${formatAmount(segment.planned, language)}`).join(', ')}
          {cap !== null && `; ${t('cap.cap', { amount: formatAmount(cap, language) })}`}
        </span>
        {thin.length > 0 && (
          <span className={classes.rest}>
            {thin.map(({ kind, amount, from }) => (
              <span key={kind} data-kind={kind} data-over={from !== undefined || undefined}>
                {t(`cap.${kind}`)} {formatAmount(amount, language)} {from !== undefined && t('cap.breaksIn', { month: from })}
              </span>
            ))}
          </span>
        )}
      </div>
    </div>
  );
}
