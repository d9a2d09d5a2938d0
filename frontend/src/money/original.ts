import type { Language } from '@/i18n/language';

const space = '\u00A0';
const anySpace = /[\s\u00A0\u202F\u2009]/g;

/** `12 345,50 SEK` in Swedish and `12,345.50 SEK` in English, from the API's decimal string. */
export function formatOriginal(amount: string, currency: string, language: Language): string {
  const [whole = '', fraction] = amount.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'sv' ? space : ',');
  const tail = fraction === undefined ? '' : `${language === 'sv' ? ',' : '.'}${fraction}`;
  return `${amount.startsWith('-') ? '\u2212' : ''}${grouped}${tail}${space}${currency}`;
}

/** A rate with every published digit, in the reader's decimal mark. */
export function formatRate(rate: string, language: Language): string {
  return language === 'sv' ? rate.replace('.', ',') : rate;
}

/**
 * Reads an amount in another currency as people write it, with no more decimals
 * than the currency has. Null where it cannot be read; nothing is rounded.
 */
export function parseOriginal(text: string, decimals: number): string | null {
  let body = text.replace(anySpace, ' ').trim().replace(/^\u2212/, '-');
  if (/^-?\d{1,3}( \d{3})+([.,]|$)/.test(body)) body = body.replace(/ /g, '');
  const match = /^(-?)(\d{1,13})(?:[.,](\d+))?$/.exec(body);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (fraction.length > decimals) return null;
  // Three digits after one mark may be thousands: 1.234 is read only in a currency with three decimals.
  return `${sign}${whole.replace(/^0+(?=\d)/, '')}${fraction ? `.${fraction}` : ''}`;
}

/** A typed rate: comma or point before the decimals. Null where it cannot be read. */
export function parseRate(text: string): string | null {
  const body = text.replace(anySpace, '').replace(',', '.');
  return /^\d{1,12}(\.\d{1,12})?$/.test(body) && /[1-9]/.test(body) ? body : null;
}
