export const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** Narrows what i18next or a browser reports; everything but English is Swedish. */
export function asLanguage(value: string | undefined | null): Language {
  return /^en\b/i.test(value ?? '') ? 'en' : 'sv';
}
