import { useTranslation } from 'react-i18next';
import { asLanguage, type Language } from './language';

/** The language the page is shown in, for amounts and dates. */
export function useLanguage(): Language {
  return asLanguage(useTranslation().i18n.language);
}
