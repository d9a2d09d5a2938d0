import type { TFunction } from 'i18next';
import type { Language } from '@/i18n/language';
import { formatAmount } from '@/money/format';
import type { Calculation, Part } from './itemQueries';

/** A share such as "0.75" as people write it: 75 % in Swedish, 75% in English. */
export function percent(share: string, language: Language): string {
  return new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { style: 'percent', maximumFractionDigits: 4 }).format(Number(share));
}

/** What is paid for, with the band, the days or the group of countries that decide the unit amount. */
export function partName(part: Part, t: TFunction): string {
  const band = part.toKm ? t('budgetItem:part.band', { from: part.fromKm ?? 0, to: part.toKm }) : part.fromKm ? t('budgetItem:part.openBand', { from: part.fromKm }) : '';
  const days = part.fromDay ? t('budgetItem:part.days', { from: part.fromDay, to: part.toDay }) : '';
  const group = part.group ? t('budgetItem:part.group', { group: part.group }) : '';
  const more = [band, days, group].filter(Boolean).join(', ');
  return t(`budgetItem:part.${part.name}`) + (more && ` (${more})`);
}

/** "2 participants × 575 € = 1 150 €". */
export function partFormula(part: Part, t: TFunction, language: Language): string {
  const factors = part.factors.map(({ of, count }) => t(`budgetItem:factor.${of}`, { count }));
  const product = [...factors, formatAmount(part.unit, language), ...(part.share ? [percent(part.share, language)] : [])].join(' × ');
  return product === formatAmount(part.amount, language) ? product : `${product} = ${formatAmount(part.amount, language)}`;
}

/** The whole calculation in one line, for a list. */
export function formula(calculation: Calculation, t: TFunction, language: Language): string {
  return calculation.parts.map((part) => partFormula(part, t, language)).join(' + ');
}
