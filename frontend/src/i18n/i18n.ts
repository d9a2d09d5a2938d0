import i18next, { type BackendModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { asLanguage, type Language, languages } from './language';

type Words = Record<string, unknown>;

const files = import.meta.glob<Words>('./locales/*/*.json', { import: 'default' });

/** Loads one namespace of one language when a page first asks for it. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`./locales/${language}/${namespace}.json`];
    if (!load) {
      done(new Error(`no words for ${namespace} in ${language}`), null);
      return;
    }
    load().then(
      (words) => done(null, words as Parameters<typeof done>[1]),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

/** Namespaces that the frame, the design system and every problem need; `nav` names every page in menus and breadcrumbs. */
const always = ['ui', 'shell', 'nav', 'problem'];

/** One i18next instance per call; the first words are loaded when it resolves. */
export async function createI18n(language: Language): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: languages,
      fallbackLng: false,
      load: 'languageOnly',
      ns: always,
      defaultNS: 'ui',
      interpolation: { escapeValue: false },
      returnNull: false,
      showSupportNotice: false,
    });
  return instance;
}

export function languageOf(instance: Pick<i18n, 'language'>): Language {
  return asLanguage(instance.language);
}
