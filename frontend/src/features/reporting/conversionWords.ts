import type { TFunction } from 'i18next';
import type { Cost, CostFields } from './queries';

type Conversion = NonNullable<Cost['conversion']>;

/** `InforEuro 2027-03`, or the days of an average. */
export function rateName(t: TFunction<'reporting'>, { series, from, until }: Pick<Conversion, 'series' | 'from' | 'until'>): string {
  if (series === 'inforeuro') return t('reporting:conversion.series.inforeuro', { month: (from ?? '').slice(0, 7) });
  return t('reporting:conversion.series.ecb_average', { from: from ?? '', until: until ?? '' });
}

/** What is sent of a cost that is saved again as it stands: of another currency and of units the euro are computed anew. */
export function fieldsOf({ category, incurredOn, description, supplier, amount, currency, originalAmount, conversion, unit, activityId, documentIds }: Cost): CostFields {
  const paid = unit ? { unit: unitFields(unit) } : conversion ? { currency, originalAmount } : { amount };
  return { category, incurredOn, description, supplier, documentIds, ...(activityId ? { activityId } : {}), ...paid };
}

function unitFields({ units, code, rate, reason }: NonNullable<Cost['unit']>): CostFields['unit'] {
  return code ? { units, code } : { units, rate, reason };
}
