import type { TFunction } from 'i18next';
import type { Language } from '@/i18n/language';
import { formatAmount } from '@/money/format';
import type { ComparedRule, Comparison, JudgedCall } from './whatIfQueries';

export interface Term {
  key: string;
  title: string;
  own: string;
  other: string;
}

/** The figures of both calls in words, each side by side. */
export function termsOf({ own, other }: Comparison, language: Language, t: TFunction<['whatIf', 'consortium']>): Term[] {
  const amount = (value: string | null | undefined) => (value ? formatAmount(value, language) : t('whatIf:term.none'));
  const sums = new Intl.ListFormat(language, { type: 'disjunction' });
  const lines: Record<string, (call: JudgedCall) => string> = {
    minimum: ({ terms }) => (terms ? t('whatIf:term.minimumOf', { organisations: terms.minOrganisations, countries: terms.minCountries }) : '–'),
    duration: ({ terms }) => (terms ? t('whatIf:term.months', { min: terms.minMonths, max: terms.maxMonths }) : '–'),
    cap: ({ grant }) => amount(grant.cap),
    least: ({ terms }) => amount(terms?.totalMin),
    lumpSums: ({ terms }) => (terms && terms.lumpSums.length > 0 ? sums.format(terms.lumpSums.map(amount)) : t('whatIf:term.none')),
    perYear: ({ terms }) => amount(terms?.perYear),
  };
  return Object.entries(lines).map(([key, say]) => ({ key, title: t(`whatIf:term.${key}`), own: say(own), other: say(other) }));
}

const gravity: readonly ComparedRule['change'][] = ['breaks', 'opens', 'mends', 'comes', 'goes', 'differs', 'same'];

/** The gravest difference first; equals stay in the order of the rules. */
export function differsFirst(rules: readonly ComparedRule[]): ComparedRule[] {
  return [...rules].sort((one, two) => gravity.indexOf(one.change) - gravity.indexOf(two.change));
}
