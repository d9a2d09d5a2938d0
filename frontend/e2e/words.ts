import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import i18next from 'i18next';
import type { Language } from '@/i18n/language';

const locales = fileURLToPath(new URL('../src/i18n/locales/', import.meta.url));

/** A text of the application in one language, by its key: `words('consortium:partner.add')`. */
export type Words = (key: string, params?: Record<string, unknown>) => string;

/** The words that the application itself uses; an unknown key is an error. */
export async function wordsOf(language: Language): Promise<Words> {
  const files = readdirSync(locales + language);
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: Object.fromEntries(files.map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(`${locales}${language}/${file}`, 'utf8')) as object])) },
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  });
  return (key, params = {}) => {
    if (!instance.exists(key, params)) throw new Error(`no words for ${key} in ${language}`);
    return instance.t(key, params);
  };
}
