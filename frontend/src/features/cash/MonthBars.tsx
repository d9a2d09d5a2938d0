import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { cents, compare, ratio } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { DataTable } from '@/ui/DataTable';
import classes from './cash.module.css';
import type { Forecast } from './queries';

type Month = Forecast['months'][number];

/** The plan of each project month beside what was approved or is expected of it; as bars, or as a table. */
export function MonthBars({ months }: { months: readonly Month[] }) {
  const { t } = useTranslation('forecast');
  const language = useLanguage();
  const [table, setTable] = useState(false);
  const amount = (value: string) => formatAmount(value, language);
  const most = months.flatMap(({ planned, approved, expected }) => [planned, approved, expected]).sort((a, b) => compare(cents(a), cents(b))).at(-1) ?? '0';
  const height = (value: string) => `${Math.max(0, ratio(cents(value), cents(most))) * 100}%`;
  return (
    <section aria-labelledby="months">
      <div className={classes.head}>
        <h3 id="months">{t('months')}</h3>
        <Button variant="subtle" size="compact-sm" onClick={() => setTable(!table)} data-print="no">
          {t(table ? 'asBars' : 'asTable')}
        </Button>
      </div>
      {table ? (
        <DataTable
          caption={t('months')}
          dense
          rows={months}
          rowKey={({ number }) => String(number)}
          columns={[
            { id: 'month', header: t('column.month'), cell: ({ number }) => t('month', { number }) },
            { id: 'planned', header: t('legend.planned'), numeric: true, cell: ({ planned }) => amount(planned) },
            { id: 'approved', header: t('legend.approved'), numeric: true, cell: ({ approved }) => amount(approved) },
            { id: 'expected', header: t('legend.expected'), numeric: true, cell: ({ expected }) => amount(expected) },
          ]}
        />
      ) : (
        <>
          <ul className={classes.legend}>
            {(['planned', 'approved', 'expected'] as const).map((kind) => (
              <li key={kind}>
                <i data-kind={kind} aria-hidden />
                {t(`legend.${kind}`)}
              </li>
            ))}
            <li>{t('highest', { amount: amount(most) })}</li>
          </ul>
          <div className={classes.months} role="img" aria-label={t('barsLabel', { amount: amount(most) })}>
            {months.map((month) => (
              <span key={month.number} className={classes.month} title={`${t('month', { number: month.number })}: ${t('legend.planned')} ${amount(month.planned)}, ${t('legend.approved')} ${amount(month.approved)}, ${t('legend.expected')} ${amount(month.expected)}`}>
                <i data-kind="frame" style={{ height: height(month.planned) }} />
                <i data-kind="approved" style={{ height: height(month.approved) }} />
                <i data-kind="expected" style={{ height: height(month.expected), bottom: height(month.approved) }} />
              </span>
            ))}
          </div>
          <div className={classes.monthAxis} aria-hidden>
            <span>{t('month', { number: 1 })}</span>
            <span>{t('month', { number: months.length })}</span>
          </div>
        </>
      )}
    </section>
  );
}
