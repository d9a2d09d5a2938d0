import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatRate } from '@/money/original';
import { DataTable } from '@/ui/DataTable';
import { ExplainedNumber } from '@/ui/ExplainedNumber';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import classes from './ExchangeRates.module.css';
import { type CurrencyMonth, type CurrencyYear, currencyQuery, type Rate } from './rateQueries';
import { RateMark } from './RateMark';
import { currencyName, month } from './rateWords';
import { TypedRateForm } from './TypedRateForm';

const route = getRouteApi('/app/exchange-rates/$currency');

/** One currency, a year at a time: the monthly rate and the average of the daily ones, month by month. */
export function CurrencyPage() {
  const { t } = useTranslation('rates');
  const { currency } = route.useParams();
  const { year } = route.useSearch();
  const query = useQuery(currencyQuery(currency, year));
  return (
    <>
      <PageHeader title={t('ofCurrency', { currency })} lead={t('perEuro', { currency: `${currency} (${currencyName(currency, useLanguage())})` })} />
      <PageStates query={query}>{(shown) => <Year view={shown} />}</PageStates>
    </>
  );
}

function Year({ view }: { view: CurrencyYear }) {
  const { t } = useTranslation('rates');
  const [typing, setTyping] = useState<string | null>(null);
  const may = view.allowedActions.includes('type_rate');
  // The form opens at the first month that waits for a rate.
  const waiting = view.months.find(({ monthly, future }) => !monthly && !future) ?? view.months[0];
  const step = (by: number) => ({ to: '/exchange-rates/$currency', params: { currency: view.currency }, search: { year: view.year + by } }) as const;
  return (
    <>
      <div className={classes.year}>
        <Link {...step(-1)}>{view.year - 1}</Link>
        <h2>{view.year}</h2>
        <Link {...step(1)}>{view.year + 1}</Link>
        {may && typing === null && (
          <Button variant="default" size="compact-md" onClick={() => setTyping(month(waiting?.firstOn ?? `${view.year}-01-01`))}>
            {t('type.open')}
          </Button>
        )}
      </div>
      {typing !== null && <TypedRateForm key={typing} currency={view.currency} month={typing} onClose={() => setTyping(null)} />}
      <Months view={view} onType={may ? setTyping : undefined} />
      {view.averages.length > 0 && <Averages rates={view.averages} />}
    </>
  );
}

function Months({ view, onType }: { view: CurrencyYear; onType?: (month: string) => void }) {
  const { t } = useTranslation('rates');
  const language = useLanguage();
  return (
    <DataTable<CurrencyMonth>
      caption={t('ofYear', { currency: view.currency, year: view.year })}
      rows={view.months}
      rowKey={({ firstOn }) => firstOn ?? ''}
      columns={[
        { id: 'month', header: t('month'), cell: ({ firstOn }) => <span className={classes.days}>{month(firstOn)}</span> },
        {
          id: 'monthly',
          header: t('series.inforeuro'),
          numeric: true,
          cell: ({ monthly, superseded, future, firstOn }) => {
            if (monthly) return <Explained rate={monthly} superseded={superseded} />;
            if (future) return <span className={classes.muted}>{t('notYet')}</span>;
            return (
              <span className={classes.rate}>
                <span className={classes.muted}>{t('noRate')}</span>
                {onType && (
                  <Button size="compact-sm" variant="subtle" onClick={() => onType(month(firstOn))} aria-label={t('type.openFor', { month: month(firstOn) })}>
                    {t('type.short')}
                  </Button>
                )}
              </span>
            );
          },
        },
        { id: 'mark', header: t('mark'), cell: ({ monthly }) => monthly && <RateMark origin={monthly.origin} /> },
        {
          id: 'daily',
          header: t('dailyAverage'),
          numeric: true,
          cell: ({ average, daily, future }) => {
            if (!average) return <span className={classes.muted}>{t(future ? 'notYet' : 'noRate')}</span>;
            return (
              <ExplainedNumber
                explanation={{
                  formula: t('averageOf', { count: daily.length }),
                  lines: daily.map((rate) => ({ label: rate.startsOn ?? '', amount: formatRate(rate.unitsPerEuro, language) })),
                  source: { title: daily[0]?.source ?? '' },
                }}
              >
                {formatRate(average, language)}
              </ExplainedNumber>
            );
          },
        },
      ]}
    />
  );
}

function Explained({ rate, superseded }: { rate: Rate; superseded: readonly Rate[] }) {
  const { t } = useTranslation('rates');
  const language = useLanguage();
  return (
    <ExplainedNumber
      explanation={{
        formula: t(`originMeans.${rate.origin}`),
        lines: [
          { label: t('recordedOn'), amount: rate.recordedBy ? `${rate.recordedOn}, ${rate.recordedBy}` : (rate.recordedOn ?? '') },
          ...superseded.map((old) => ({ label: t('supersedes', { on: old.recordedOn, origin: t(`origin.${old.origin}`) }), amount: formatRate(old.unitsPerEuro, language) })),
        ],
        source: { title: rate.source, confirmed: rate.origin !== 'derived' },
      }}
    >
      {formatRate(rate.unitsPerEuro, language)}
    </ExplainedNumber>
  );
}

/** Means that somebody typed for the days of a reporting period. */
function Averages({ rates }: { rates: readonly Rate[] }) {
  const { t } = useTranslation('rates');
  const language = useLanguage();
  return (
    <>
      <h2 className={classes.heading}>{t('series.ecb_average')}</h2>
      <DataTable<Rate>
        caption={t('series.ecb_average')}
        rows={rates}
        rowKey={({ startsOn, endsOn }) => `${startsOn} ${endsOn}`}
        columns={[
          {
            id: 'days',
            header: t('days'),
            cell: ({ startsOn, endsOn }) => (
              <span className={classes.days}>
                {startsOn} – {endsOn}
              </span>
            ),
          },
          { id: 'rate', header: t('rate'), numeric: true, cell: ({ unitsPerEuro }) => formatRate(unitsPerEuro, language) },
          { id: 'mark', header: t('mark'), cell: ({ origin }) => <RateMark origin={origin} /> },
          { id: 'source', header: t('source'), cell: ({ source, recordedBy }) => `${source}${recordedBy ? ` (${recordedBy})` : ''}` },
        ]}
      />
    </>
  );
}
