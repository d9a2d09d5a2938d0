import type { i18n } from 'i18next';
import { asLanguage, type Language } from '@/i18n/language';

/** Kept in this browser. public/before-paint.js reads the first two before the page is drawn. */
export const preferenceKeys = {
  scheme: 'konsortium.colour-scheme',
  language: 'konsortium.language',
  shortcuts: 'konsortium.shortcuts',
} as const;

export function readPreference(key: keyof typeof preferenceKeys): string | null {
  try {
    return localStorage.getItem(preferenceKeys[key]);
  } catch {
    return null;
  }
}

export function keepPreference(key: keyof typeof preferenceKeys, value: string): void {
  try {
    localStorage.setItem(preferenceKeys[key], value);
  } catch {
    // A browser that refuses storage forgets the choice at the next visit.
  }
}

/** The chosen language, else the browser's: Swedish unless that is English. */
export function startLanguage(): Language {
  return asLanguage(readPreference('language') ?? globalThis.navigator?.language);
}

export async function changeLanguage(instance: i18n, language: Language): Promise<void> {
  await instance.changeLanguage(language);
  document.documentElement.lang = language;
  keepPreference('language', language);
}
