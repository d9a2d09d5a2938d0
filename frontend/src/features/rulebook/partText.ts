import type { Language } from '@/i18n/language';
import type { BookPart } from './queries';

/** Shares are decimal texts; the comma is moved, never computed. */
export function percentOf(share: string, language: Language): string {
  const [whole = '0', rest = ''] = share.split('.');
  const padded = rest.padEnd(2, '0');
  const digits = `${whole}${padded.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const decimals = padded.slice(2).replace(/0+$/, '');
  return decimals ? `${digits}${language === 'sv' ? ',' : '.'}${decimals}` : digits;
}

/** `"20"`, `"12,5"` or `"100 %"` as a share; null for what is no percentage. */
export function shareOf(percent: string): string | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?$/.exec(percent.replaceAll(/[\s%]/g, ''));
  if (!match) return null;
  const digits = match[1]!.padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/^0+(?=\d)/, '');
  return `${whole}.${digits.slice(-2)}${match[2] ?? ''}`;
}

/** A part as it stands in a form: text, or a choice. */
export type Typed = string | boolean | readonly string[];

const separate = (text: string) => text.split(/[;\n]/).map((one) => one.trim()).filter(Boolean);

export function typedOf(part: BookPart, language: Language): Typed {
  const list = Array.isArray(part.value) ? part.value.map(String) : [];
  switch (part.kind) {
    case 'switch':
      return part.value === true;
    case 'codes':
      return list;
    case 'share':
      return percentOf(String(part.value), language);
    case 'shares':
      return list.map((one) => percentOf(one, language)).join('; ');
    case 'amounts':
    case 'numbers':
      return list.join('; ');
    case 'countries':
      return list.join(' ');
    case 'number':
      return part.optional && part.value === 0 ? '' : String(part.value ?? '');
    default:
      return String(part.value ?? '');
  }
}

const amountOf = (text: string) => {
  const match = /^(\d{1,13})(?:[.,](\d{1,2}))?$/.exec(text.replaceAll(/\s/g, ''));
  return match ? `${match[1]}.${(match[2] ?? '').padEnd(2, '0')}` : null;
};

const numberOf = (text: string) => (/^\d{1,7}$/.test(text) ? Number(text) : null);

/** The JSON value of what was typed: undefined leaves an optional part out, null is unreadable. */
export function jsonOf(part: BookPart, typed: Typed): unknown {
  const text = typeof typed === 'string' ? typed.trim() : '';
  const whole = <One>(of: (one: string) => One | null) => {
    const all = separate(text).map(of);
    return all.includes(null) ? null : part.optional && all.length === 0 ? undefined : all;
  };
  if (part.optional && part.kind !== 'switch' && part.kind !== 'codes' && text === '') return undefined;
  switch (part.kind) {
    case 'switch':
      return typed === true || (part.optional ? undefined : false);
    case 'codes':
      return part.optional && Array.isArray(typed) && typed.length === 0 ? undefined : typed;
    case 'share':
      return shareOf(text);
    case 'shares':
      return whole(shareOf);
    case 'amount':
      return amountOf(text);
    case 'amounts':
      return whole(amountOf);
    case 'number':
      return numberOf(text);
    case 'numbers':
      return whole(numberOf);
    case 'countries':
      return text.toUpperCase().split(/[\s,;]+/).filter(Boolean);
    case 'country':
      return text.toUpperCase();
    default:
      return text;
  }
}
