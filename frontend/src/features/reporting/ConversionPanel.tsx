import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { formatOriginal, formatRate } from '@/money/original';
import { DataTable } from '@/ui/DataTable';
import { SourceLink } from '@/ui/SourceLink';
import { Strip } from '@/ui/Strip';
import { ConversionForm } from './ConversionForm';
import { type Conversion, conversionQuery, type EffectLine, restatementsQuery } from './queries';
import classes from './reporting.module.css';

/** How the project turns other currencies into euro, and what would differ at the rates of now. */
export function ConversionPanel({ projectId }: { projectId: string }) {
  const { t } = useTranslation('reporting');
  const conversion = useQuery(conversionQuery(projectId));
  const restatements = useQuery(restatementsQuery(projectId));
  if (!conversion.data) return null;
  return (
    <section className={classes.periods} aria-labelledby="conversion-title">
      <div className={classes.periodsHead}>
        <h3 id="conversion-title">{t('conversion.title')}</h3>
        <Link to="/exchange-rates">{t('conversion.rates')}</Link>
      </div>
      <Standing projectId={projectId} conversion={conversion.data} />
      {restatements.data && restatements.data.items.length > 0 && <Restatements lines={restatements.data.items} />}
    </section>
  );
}

function Standing({ projectId, conversion }: { projectId: string; conversion: Conversion }) {
  const { t } = useTranslation('reporting');
  const [editing, setEditing] = useState(false);
  const { rule, agreementOn, set, setBy, reason, bookRule, source, confirmed, fixed } = conversion;
  const waits = rule === 'agreement_date' && !agreementOn;
  return (
    <>
      <p className={classes.text}>
        <strong>{t(`conversion.ruleName.${rule}`)}</strong>
        {agreementOn && rule === 'agreement_date' ? ` (${agreementOn})` : ''}. {t(`conversion.ruleMeans.${rule}`)}
      </p>
      <p className={classes.facts}>
        {set ? t('conversion.setBy', { name: setBy, reason }) : bookRule ? t('conversion.fromBook') : t('conversion.ownChoice')}{' '}
        {!set && source.title && <SourceLink title={source.title} address={source.address} confirmed={!bookRule || confirmed} />}
      </p>
      {waits && <Strip tone="attention">{t('conversion.agreementMissing')}</Strip>}
      {fixed && <p className={classes.muted}>{t(`conversion.fixed.${fixed}`)}</p>}
      {editing ? (
        <ConversionForm projectId={projectId} conversion={conversion} onClose={() => setEditing(false)} />
      ) : (
        conversion.allowedActions.includes('set_conversion') && (
          <div>
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('conversion.set')}
            </Button>
          </div>
        )
      )}
    </>
  );
}

/** Costs whose rate was corrected afterwards. Approved ones keep their rate. */
function Restatements({ lines }: { lines: readonly EffectLine[] }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const euro = (amount: string) => formatAmount(amount, language, { cents: 'always' });
  return (
    <>
      <h4>{t('conversion.restatements')}</h4>
      <p className={classes.facts}>{t('conversion.restatementsLead')}</p>
      <DataTable<EffectLine>
        caption={t('conversion.restatements')}
        rows={lines}
        rowKey={({ cost }) => cost.id}
        columns={[
          {
            id: 'cost',
            header: t('cost.description'),
            cell: ({ cost, partnerName, periodNumber }) => (
              <span className={classes.deliverableName}>
                {cost.description}
                <span className={classes.facts}>
                  {partnerName} · {t('periodNumber', { number: periodNumber })}
                </span>
              </span>
            ),
          },
          { id: 'original', header: t('cost.original'), numeric: true, cell: ({ cost }) => formatOriginal(cost.originalAmount, cost.currency, language) },
          { id: 'kept', header: t('conversion.kept'), numeric: true, cell: ({ cost }) => `${euro(cost.amount)} (${formatRate(cost.conversion?.unitsPerEuro ?? '', language)})` },
          { id: 'now', header: t('conversion.now'), numeric: true, cell: ({ now }) => (now ? `${euro(now.amount)} (${formatRate(now.unitsPerEuro, language)})` : '') },
          { id: 'difference', header: t('conversion.difference'), numeric: true, cell: ({ now }) => (now ? euro(now.difference) : '') },
        ]}
      />
    </>
  );
}
