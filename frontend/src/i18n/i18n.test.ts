import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createI18n } from './i18n';
import { asLanguage } from './language';

const locales = 'src/i18n/locales';
type Words = { [key: string]: string | Words };

function words(language: string, file: string): Words {
  return JSON.parse(readFileSync(join(locales, language, file), 'utf8')) as Words;
}

function flat(tree: Words, prefix = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`)));
}

const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1]).sort();

const namespaces = readdirSync(join(locales, 'sv'));

it('has the same namespaces in both languages', () => {
  expect(readdirSync(join(locales, 'en'))).toEqual(namespaces);
});

describe.each(namespaces)('%s', (file) => {
  const [sv, en] = [flat(words('sv', file)), flat(words('en', file))];
  it('has the same keys in both languages', () => {
    expect(sv.map(([key]) => key).sort()).toEqual(en.map(([key]) => key).sort());
  });
  it('says something under every key, with the same parameters', () => {
    const english = new Map(en);
    for (const [key, text] of sv) {
      expect(text.trim(), key).not.toBe('');
      expect(english.get(key)?.trim(), key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(english.get(key) ?? ''));
    }
  });
});

/** Keys written as literals: t('key'), t('ns:key'), i18nKey="key", staticData crumb and label keys. */
function usedKeys(): { file: string; key: string }[] {
  const sources = (readdirSync('src', { recursive: true }) as string[]).filter((file) => /\.tsx?$/.test(file) && !/\.(test|gen)\./.test(file));
  return sources.flatMap((file) => {
    const code = readFileSync(join('src', file), 'utf8');
    const namespace = /useTranslation\(\s*\[?\s*'(\w+)'/.exec(code)?.[1] ?? 'ui';
    const calls = [...code.matchAll(/(?:\bt\(|i18nKey=)\s*['"]([\w:.-]+)['"]/g)].map((match) => match[1]!);
    const declared = [...code.matchAll(/\b(?:crumb|label|title|hint): '(\w+:[\w.-]+)'/g)].map((match) => match[1]!);
    return [...calls, ...declared].map((key) => ({ file, key: key.includes(':') ? key : `${namespace}:${key}` }));
  });
}

it('has words for every key that the source uses', () => {
  const known = new Set(namespaces.flatMap((file) => flat(words('sv', file)).map(([key]) => `${file.replace('.json', '')}:${key}`)));
  const plural = (key: string) => known.has(`${key}_one`) && known.has(`${key}_other`);
  const missing = usedKeys().filter(({ key }) => !known.has(key) && !plural(key));
  expect(missing).toEqual([]);
});

it('loads only the language that is shown, and the other on demand', async () => {
  const instance = await createI18n('sv');
  expect(instance.t('ui:retry')).toBe('Försök igen');
  expect(instance.hasResourceBundle('en', 'ui')).toBe(false);
  await instance.changeLanguage('en');
  expect(instance.t('ui:retry')).toBe('Try again');
});

it('is Swedish unless the browser asks for English', () => {
  expect(asLanguage('en-GB')).toBe('en');
  expect(asLanguage('sv-FI')).toBe('sv');
  expect(asLanguage('de')).toBe('sv');
  expect(asLanguage(undefined)).toBe('sv');
});
