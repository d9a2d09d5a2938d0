import type { Language } from '@/i18n/language';

/** A country's name in the reader's language; its code where the browser knows none. */
export function countryName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
