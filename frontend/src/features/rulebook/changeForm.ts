import type { TFunction } from 'i18next';
import type { Problem } from '@/api/problem';
import { fieldMessage } from '@/api/problemMessage';
import type { IsoDate } from '@/dates/calendar';
import type { Language } from '@/i18n/language';
import { jsonOf, type Typed, typedOf } from './partText';
import type { BookChange, BookPart, BookValue } from './queries';

/** What is being changed: a value that stands, a slot, or the switching on of an announced country. */
export interface Target {
  at: string;
  of: string;
  fields: BookPart[];
  value?: BookValue;
  /** The same value in the edition that the draft was made from. */
  base?: BookValue;
  /** The list of countries that an announced country joins. */
  joins?: BookValue;
}

export interface ChangeForm {
  parts: Record<string, Typed>;
  since: IsoDate | '' | null;
  until: IsoDate | '' | null;
  sources: { title: string; address: string }[];
  note: string;
  confirmed: boolean;
}

/** A change brings its own source and reason: those of the old value are not taken over. */
export function emptyForm(target: Target, callYear: number, language: Language): ChangeForm {
  const standing = target.joins ?? target.value;
  return {
    parts: Object.fromEntries(target.fields.map((part) => [part.name, typedOf(part, language)])),
    since: standing?.since ?? `${callYear}-01-01`,
    until: standing ? (standing.until ?? '') : `${callYear}-12-31`,
    sources: [{ title: '', address: '' }],
    note: '',
    confirmed: false,
  };
}

/** The request, or the names of the parts that cannot be read. */
export function changesOf(target: Target, form: ChangeForm): { changes: BookChange[]; unreadable: string[] } {
  const basis = {
    since: form.since || null,
    until: form.until || null,
    sources: form.sources.filter(({ title, address }) => title.trim() || address.trim()).map(({ title, address }) => ({ title: title.trim(), address: address.trim() || undefined })),
    note: form.note,
    confirmed: form.confirmed,
  };
  if (target.joins) {
    const country = String(target.value?.fields[0]?.value ?? '');
    const countries = target.joins.fields[0]?.value;
    return { changes: [{ at: target.joins.at, fields: { value: [...(Array.isArray(countries) ? countries : []), country] }, ...basis }, { at: target.at, remove: true }], unreadable: [] };
  }
  const read = target.fields.map((part) => [part.name, jsonOf(part, form.parts[part.name] ?? '')] as const);
  return {
    changes: [{ at: target.at, fields: Object.fromEntries(read.filter(([, value]) => value !== undefined)), ...basis }],
    unreadable: read.filter(([, value]) => value === null).map(([name]) => name),
  };
}

/** Complaints by field of the form: `part.value/min`, `since`, `sources.0.title`; what fits none is left in `rest`. */
export function complaintsOf(t: TFunction, problem: Problem, target: Target): { fields: Record<string, string>; rest: string[] } {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const error of problem.fields.values()) {
    const message = fieldMessage(t, error);
    const path = error.pointer.replace(/^\/changes\/\d+\//, '');
    const inside = path.startsWith('fields/') ? path.slice('fields/'.length) : undefined;
    const part = inside === undefined ? undefined : target.fields.find(({ name }) => inside === name || inside.startsWith(`${name}/`));
    if (part) fields[`part.${part.name}`] = message;
    else if (/^(since|until|note|sources)/.test(path)) fields[path === 'sources' ? 'sources.0.title' : path.replaceAll('/', '.')] = message;
    else rest.push(message);
  }
  return { fields, rest };
}
