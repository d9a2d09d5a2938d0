import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { cents, compare, zero } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { type Column, DataTable } from '@/ui/DataTable';
import { PartnerChip } from '@/ui/PartnerChip';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './cash.module.css';
import { MonthBars } from './MonthBars';
import type { Forecast } from './queries';

type Outlook = Forecast['whole'];

/** The sums, the method in words, the months, and each partner and category at the end. */
export function ForecastView({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation(['forecast', 'budget']);
  const language = useLanguage();
  const amount = (value: string) => formatAmount(value, language);
  const { whole } = forecast;
  const partners = new Map(forecast.partners.map((partner) => [partner.partnerId, partner]));
  const category = (code: string) => t(`budget:category.${code}`, { defaultValue: code });
  const figures = <Row extends Outlook>(): Column<Row>[] => [
    { id: 'planned', header: t('column.planned'), numeric: true, cell: (row) => amount(row.planned) },
    {
      id: 'approved',
      header: t('column.approved'),
      numeric: true,
      cell: (row) => (
        <span className={classes.figure}>
          {amount(row.approved)}
          {compare(cents(row.submitted), zero) > 0 && <span className={classes.muted}>{t('submitted', { amount: amount(row.submitted) })}</span>}
        </span>
      ),
    },
    { id: 'toDate', header: t('column.toDate'), numeric: true, cell: (row) => amount(row.toDate) },
    { id: 'expected', header: t('column.expected'), numeric: true, cell: (row) => amount(row.expected) },
    { id: 'state', header: t('column.left'), cell: (row) => <Left outlook={row} /> },
  ];
  return (
    <div className={classes.page}>
      <dl className={classes.sums}>
        <Fact label={t('column.planned')} value={amount(whole.planned)} />
        <Fact label={t('column.approved')} value={amount(whole.approved)} />
        <Fact label={t('column.expected')} value={amount(whole.expected)} />
        <Fact label={t(compare(cents(whole.over), zero) > 0 ? 'over' : 'unspent')} value={amount(compare(cents(whole.over), zero) > 0 ? whole.over : whole.unspent)} />
      </dl>
      <section aria-labelledby="method">
        <h3 id="method">{t('method')}</h3>
        <p className={classes.method}>{t(forecast.ended ? 'methodEnded' : 'methodWords')}</p>
      </section>
      <MonthBars months={forecast.months} />
      <section aria-labelledby="by-partner">
        <h3 id="by-partner">{t(forecast.scope === 'project' ? 'partners' : 'own')}</h3>
        <DataTable
          caption={t('partners')}
          rows={forecast.partners}
          rowKey={({ partnerId }) => partnerId}
          columns={[
            {
              id: 'partner',
              header: t('column.partner'),
              cell: (partner) => (
                <span className={classes.named}>
                  <PartnerChip index={partner.position} name={partner.organisation.name} country={partner.organisation.country} />
                  {!forecast.ended && <span className={classes.muted}>{partner.reportedMonths > 0 ? t('reported', { month: partner.reportedMonths }) : t('nothingReported')}</span>}
                </span>
              ),
            },
            ...figures<Forecast['partners'][number]>(),
          ]}
        />
      </section>
      <section aria-labelledby="by-category">
        <h3 id="by-category">{t('categories')}</h3>
        <DataTable caption={t('categories')} rows={forecast.categories} rowKey={(row) => row.category} columns={[{ id: 'category', header: t('column.category'), cell: (row) => category(row.category) }, ...figures<Forecast['categories'][number]>()]} />
      </section>
      {forecast.partners.length > 1 && (
        <details>
          <summary className={classes.summary}>{t('places')}</summary>
          <DataTable
            caption={t('places')}
            dense
            rows={forecast.places}
            rowKey={(row) => `${row.partnerId} ${row.category}`}
            columns={[
              {
                id: 'place',
                header: t('column.place'),
                cell: (row) => (
                  <span className={classes.named}>
                    {partners.get(row.partnerId)?.organisation.name}
                    <span className={classes.muted}>{category(row.category)}</span>
                  </span>
                ),
              },
              ...figures<Forecast['places'][number]>(),
            ]}
          />
        </details>
      )}
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Left({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation('forecast');
  const language = useLanguage();
  if (compare(cents(outlook.over), zero) > 0) return <StatusBadge tone="bad">{t('overAmount', { amount: formatAmount(outlook.over, language) })}</StatusBadge>;
  if (compare(cents(outlook.unspent), zero) > 0) return <StatusBadge tone="attention">{t('unspentAmount', { amount: formatAmount(outlook.unspent, language) })}</StatusBadge>;
  return <StatusBadge tone="good">{t('asPlanned')}</StatusBadge>;
}
