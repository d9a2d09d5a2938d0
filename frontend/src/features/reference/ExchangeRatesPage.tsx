import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatRate } from '@/money/original';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { Strip } from '@/ui/Strip';
import classes from './ExchangeRates.module.css';
import { type CurrencyRates, ratesQuery } from './rateQueries';
import { currencyName, endsEarly, gapWords, month } from './rateWords';
import { RateMark } from './RateMark';

/** Every currency with what is known of it: the newest monthly rate, the days covered, and the months that are missing. */
export function ExchangeRatesPage() {
  const { t } = useTranslation('rates');
  const query = useQuery(ratesQuery);
  const imports = query.data?.allowedActions.includes('import_rates') ?? false;
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        acts={
          imports && (
            <Button component={Link} to="/exchange-rates/import" variant="default">
              {t('import.open')}
            </Button>
          )
        }
      />
      <PageStates query={query} isEmpty={({ items }) => items.length === 0} empty={<EmptyState drawing="list">{t('empty')}</EmptyState>}>
        {({ items }) => (
          <>
            <Ending items={items} imports={imports} />
            <Currencies items={items} />
          </>
        )}
      </PageStates>
    </>
  );
}

/** Says when the newest rates are months old: then costs of today cannot be converted. */
function Ending({ items, imports }: { items: readonly CurrencyRates[]; imports: boolean }) {
  const { t } = useTranslation('rates');
  const last = endsEarly(items);
  if (!last) return null;
  return <Strip tone="attention">{t(imports ? 'endsImport' : 'ends', { month: last })}</Strip>;
}

function Currencies({ items }: { items: readonly CurrencyRates[] }) {
  const { t } = useTranslation('rates');
  const language = useLanguage();
  const span = (item: CurrencyRates, series: string) => item.series.find((one) => one.series === series);
  return (
    <DataTable<CurrencyRates>
      caption={t('title')}
      rows={items}
      rowKey={({ currency }) => currency}
      columns={[
        {
          id: 'currency',
          header: t('currency'),
          cell: ({ currency }) => (
            <span className={classes.span}>
              <Link to="/exchange-rates/$currency" params={{ currency }} className={classes.code}>
                {currency}
              </Link>
              <span className={classes.muted}>{currencyName(currency, language)}</span>
            </span>
          ),
        },
        {
          id: 'latest',
          header: t('latest'),
          numeric: true,
          cell: ({ latest }) =>
            latest && (
              <span className={classes.rate}>
                {formatRate(latest.unitsPerEuro, language)} <span className={classes.muted}>{month(latest.startsOn)}</span>
              </span>
            ),
        },
        { id: 'mark', header: t('mark'), cell: ({ latest }) => latest && <RateMark origin={latest.origin} /> },
        ...(['inforeuro', 'ecb'] as const).map((series) => ({
          id: series,
          header: t(`series.${series}`),
          cell: (item: CurrencyRates) => {
            const known = span(item, series);
            if (!known) return <span className={classes.muted}>{t('none')}</span>;
            return (
              <span className={classes.span}>
                <span className={classes.days}>
                  {month(known.firstOn)} – {month(known.lastOn)}
                </span>
                {known.gaps.length > 0 && <span className={classes.muted}>{t('missing', { months: gapWords(known.gaps) })}</span>}
              </span>
            );
          },
        })),
      ]}
    />
  );
}
