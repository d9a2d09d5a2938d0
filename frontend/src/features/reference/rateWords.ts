import type { Language } from '@/i18n/language';
import type { CurrencyRates } from './rateQueries';

type Gap = CurrencyRates['series'][number]['gaps'][number];

/** `2027-03` of a day. */
export function month(day: string | null): string {
  return (day ?? '').slice(0, 7);
}

/** `2014-02, 2023-01 – 2023-06`. */
export function gapWords(gaps: readonly Gap[]): string {
  return gaps.map(({ from, until }) => (from === until ? month(from) : `${month(from)} – ${month(until)}`)).join(', ');
}

/** The newest month of all monthly rates, when even it is followed by a gap. */
export function endsEarly(items: readonly CurrencyRates[]): string | undefined {
  const monthly = items.flatMap(({ series }) => series.filter((one) => one.series === 'inforeuro'));
  const newest = monthly.map(({ lastOn }) => lastOn ?? '').sort().at(-1);
  const current = monthly.find(({ lastOn }) => lastOn === newest);
  const open = current?.gaps.some(({ from }) => (from ?? '') > (newest ?? ''));
  return newest && open ? month(newest) : undefined;
}

/** What a currency is called; its code where the browser does not know it. */
export function currencyName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language], { type: 'currency' }).of(code) ?? code;
  } catch {
    return code;
  }
}
