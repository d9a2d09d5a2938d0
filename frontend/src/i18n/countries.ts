import type { Language } from './language';

/** ISO 3166-1 alpha-2 and XK, the codes that the register takes. */
export const countryCodes: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ ' +
  'DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM ' +
  'PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
  'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

// Making one Intl.DisplayNames takes longer than all the names it then gives.
const names: Record<Language, Intl.DisplayNames> = {
  sv: new Intl.DisplayNames(['sv'], { type: 'region' }),
  en: new Intl.DisplayNames(['en'], { type: 'region' }),
};

/** The country's name in the reader's language, or the code itself where the browser knows none. */
export function countryName(code: string, language: Language): string {
  return countryCodes.includes(code) ? (names[language].of(code) ?? code) : code;
}

const inOrder = (language: Language) =>
  countryCodes.map((value) => ({ value, label: countryName(value, language) })).sort((one, other) => one.label.localeCompare(other.label, language));

const options = { sv: inOrder('sv'), en: inOrder('en') };

/** All countries in the alphabet of the reader's language. */
export function countryOptions(language: Language): readonly { value: string; label: string }[] {
  return options[language];
}
