import type { Language } from '@/i18n/language';
import type { IsoDate } from './calendar';

/** `31 mars 2027` or `31 March 2027`: the words that echo a typed date. Dates themselves are shown as ISO. */
export function dateInWords(date: IsoDate, language: Language): string {
  return new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** `mars 2027` or `Mar 2027`, for axes. */
export function monthInWords(date: IsoDate, language: Language): string {
  return new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

/** `14:02` where the reader is. */
export function clock(instant: Date | string): string {
  return new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** `2027-03-31 14:02 CET`: an instant in the reader's zone, or the one named, and the zone said. */
export function formatInstant(instant: Date | string, language: Language, timeZone?: string): string {
  const at = new Date(instant);
  const stamp = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at);
  const zone = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { timeZoneName: 'short', timeZone })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value;
  return zone ? `${stamp} ${zone}` : stamp;
}
