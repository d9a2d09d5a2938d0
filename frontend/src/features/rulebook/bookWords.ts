import type { TFunction } from 'i18next';
import type { Language } from '@/i18n/language';
import { formatAmount } from '@/money/format';
import type { BookPart, BookValue } from './queries';
import { percentOf } from './partText';

/** Translation keys have no full stops or slashes of their own. */
const key = (place: string) => place.replaceAll(/[./]/g, '_');

/** What a value of a rule book is called. */
export function placeName(t: TFunction<'rulebook'>, of: string): string {
  return t(`of.${key(of)}`, { defaultValue: of });
}

export function partName(t: TFunction<'rulebook'>, name: string): string {
  return t(`part.${key(name)}`, { defaultValue: name });
}

export function codeName(t: TFunction<'rulebook'>, code: string): string {
  return t(`code.${code}`, { defaultValue: code });
}

export function countryName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);

/** One part of a value in words; empty where it says nothing. */
function partWords(t: TFunction<'rulebook'>, language: Language, part: BookPart): string {
  const list = (of: string[]) => of.join(', ');
  switch (part.kind) {
    case 'amount':
      return formatAmount(String(part.value), language);
    case 'amounts':
      return list(texts(part.value).map((one) => formatAmount(one, language)));
    case 'share':
      return t('rulebook:percent', { value: percentOf(String(part.value), language) });
    case 'shares':
      return texts(part.value)
        .map((one) => t('rulebook:percent', { value: percentOf(one, language) }))
        .join(' + ');
    case 'switch':
      return part.value === true ? t('rulebook:yes') : t('rulebook:no');
    case 'country':
      return countryName(String(part.value), language);
    case 'countries':
      return list(texts(part.value).map((one) => countryName(one, language)));
    case 'code':
      return codeName(t, String(part.value));
    case 'codes':
      return list(texts(part.value).map((one) => codeName(t, one)));
    case 'numbers':
      return list(texts(part.value));
    default:
      return String(part.value ?? '');
  }
}

const saysNothing = (part: BookPart) => part.optional && (part.value === 0 || part.value === false || part.value === '' || (Array.isArray(part.value) && part.value.length === 0));

/** What a value says, one line for each part. */
export function valueWords(t: TFunction<'rulebook'>, language: Language, value: Pick<BookValue, 'fields' | 'of'>): { name?: string; words: string }[] {
  if (value.of === 'absent') {
    const of = value.fields.find(({ name }) => name === 'of');
    const none = value.fields.find(({ name }) => name === 'none')?.value === true;
    return [{ name: absentName(t, String(of?.value ?? '')), words: none ? t('rulebook:book.none') : t('rulebook:book.notFound') }];
  }
  return value.fields.filter((part) => !saysNothing(part)).map((part) => ({ name: part.name === 'value' ? undefined : partName(t, part.name), words: partWords(t, language, part) }));
}

/** An absent value may be a whole section or group of the book. */
function absentName(t: TFunction<'rulebook'>, of: string): string {
  const last = of.split('.').at(-1) ?? of;
  return t([`of.${key(of)}`, `section.${of}`, `code.${last}`], { defaultValue: last.replaceAll('_', ' ') });
}
