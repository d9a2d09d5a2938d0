import type { Language } from '@/i18n/language';
import { type Cents, cents } from './cents';

export type AmountProblem = 'empty' | 'not_a_number' | 'ambiguous' | 'too_many_decimals' | 'too_large';

export type ParsedAmount =
  | { ok: true; amount: Cents }
  | { ok: false; problem: AmountProblem; params: { text: string; asThousands?: string; asDecimals?: string } };

const anySpace = /[\s\u00A0\u202F\u2009]/g;

/**
 * Reads what a person typed or pasted: spaces of every kind, U+2212 or hyphen
 * as minus, comma or point, and a leading or trailing euro. A single mark
 * before exactly three digits (`1.234`) may mean thousands or decimals and is
 * refused, except the English comma, which groups. Nothing is rounded.
 */
export function parseAmount(text: string, language: Language): ParsedAmount {
  const refuse = (problem: AmountProblem, params: { asThousands?: string; asDecimals?: string } = {}): ParsedAmount => ({
    ok: false,
    problem,
    params: { text: text.trim(), ...params },
  });

  let body = text.replace(anySpace, ' ').trim();
  body = body.replace(/^([-−–]?)\s*(?:€|EUR)\s*/i, '$1').replace(/\s*(?:€|EUR)$/i, '').trim();
  if (body === '') return refuse('empty');
  const negative = /^[-−–]/.test(body);
  if (negative) body = body.slice(1).trim();
  if (/^\d{1,3}( \d{3})+([.,]|$)/.test(body)) body = body.replace(/ /g, '');
  if (!/^[\d.,]+$/.test(body) || !/^\d/.test(body)) return refuse('not_a_number');

  const split = separate(body, language);
  if (typeof split === 'string') {
    if (split !== 'ambiguous') return refuse(split);
    const [head = '', tail = ''] = body.split(/[.,]/);
    return refuse('ambiguous', { asThousands: `${head} ${tail}`, asDecimals: `${head},${tail.slice(0, 2)}` });
  }
  const [whole, fraction] = split;
  const digits = whole.replace(/^0+(?=\d)/, '');
  if (digits.length > 13) return refuse('too_large');
  return { ok: true, amount: cents(`${negative ? '-' : ''}${digits}${fraction ? `.${fraction}` : ''}`) };
}

function separate(body: string, language: Language): [whole: string, fraction: string] | 'not_a_number' | 'ambiguous' | 'too_many_decimals' {
  const marks = body.replace(/\d/g, '');
  if (marks === '') return [body, ''];
  const last = marks.at(-1)!;
  const at = body.lastIndexOf(last);
  const [before, after] = [body.slice(0, at), body.slice(at + 1)];

  if (marks.length > 1 && new Set(marks).size === 1) {
    return grouped(body, last) ? [body.replaceAll(last, ''), ''] : 'not_a_number';
  }
  if (marks.length > 1) {
    const group = last === ',' ? '.' : ',';
    if (before.includes(last) || !grouped(before, group)) return 'not_a_number';
    return decimals(before.replaceAll(group, ''), after);
  }
  if (after.length === 3 && before.length <= 3 && before !== '0') {
    return last === ',' && language === 'en' ? [before + after, ''] : 'ambiguous';
  }
  return decimals(before, after);
}

function grouped(text: string, mark: string): boolean {
  return new RegExp(`^\\d{1,3}(?:\\${mark}\\d{3})+$`).test(text);
}

function decimals(whole: string, fraction: string): [string, string] | 'not_a_number' | 'too_many_decimals' {
  if (fraction === '') return 'not_a_number';
  return fraction.length > 2 ? 'too_many_decimals' : [whole, fraction];
}
