import type { Language } from '@/i18n/language';
import { type Cents, cents as read } from './cents';

const space = '\u00A0';
const minus = '\u2212';

export interface AmountFormat {
  /** `auto` shows cents only when there are any; a column that must line up asks for `always`. */
  cents?: 'auto' | 'always';
  /** A table whose heading already names the currency leaves it out. */
  currency?: boolean;
}

/**
 * `€148,320` in English and `148 320 €` in Swedish, with a true minus and
 * non-breaking spaces. Takes cents or the API's decimal string.
 */
export function formatAmount(amount: Cents | string, language: Language, { cents = 'auto', currency = true }: AmountFormat = {}): string {
  const value = typeof amount === 'string' ? read(amount) : amount;
  const size = Math.abs(value);
  const fraction = size % 100;
  const whole = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, language === 'sv' ? space : ',');
  const tail = cents === 'always' || fraction !== 0 ? (language === 'sv' ? ',' : '.') + String(fraction).padStart(2, '0') : '';
  const sign = value < 0 ? minus : '';
  if (!currency) return `${sign}${whole}${tail}`;
  return language === 'sv' ? `${sign}${whole}${tail}${space}€` : `${sign}€${whole}${tail}`;
}

/** What an input shows for an API amount: the locale's digits without the currency. */
export function formatForInput(decimal: string, language: Language): string {
  return decimal === '' ? '' : formatAmount(decimal, language, { currency: false });
}
