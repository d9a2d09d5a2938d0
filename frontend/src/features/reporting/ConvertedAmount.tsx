import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { formatOriginal, formatRate } from '@/money/original';
import { ExplainedNumber } from '@/ui/ExplainedNumber';
import { rateName } from './conversionWords';
import type { Cost } from './queries';
import classes from './reporting.module.css';

/** The euro of a cost. Of another currency they open the receipt's amount, the rate and where it comes from. */
export function ConvertedAmount({ cost: { amount, currency, originalAmount, conversion } }: { cost: Pick<Cost, 'amount' | 'currency' | 'originalAmount' | 'conversion'> }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const euro = formatAmount(amount, language, { cents: 'always' });
  if (!conversion) return euro;
  const original = formatOriginal(originalAmount, currency, language);
  const rate = formatRate(conversion.unitsPerEuro, language);
  return (
    <span className={classes.converted}>
      <ExplainedNumber
        explanation={{
          formula: t('conversion.formula', { original, rate, euro }),
          lines: [
            { label: t('conversion.rule'), amount: t(`conversion.ruleName.${conversion.rule}`) },
            { label: t('conversion.rate'), amount: rateName(t, conversion) },
            ...(conversion.quotes > 1 ? [{ label: t('conversion.mean'), amount: t('conversion.meanOf', { count: conversion.quotes }) }] : []),
          ],
          source: { title: conversion.source, confirmed: conversion.origin !== 'derived' },
          more: <p>{t(`conversion.origin.${conversion.origin}`)}</p>,
        }}
      >
        {euro}
      </ExplainedNumber>
      <span className={classes.facts}>{original}</span>
    </span>
  );
}
