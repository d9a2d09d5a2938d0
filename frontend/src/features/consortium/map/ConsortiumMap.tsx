import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '@/i18n/countries';
import { useLanguage } from '@/i18n/useLanguage';
import { partnerHue } from '@/ui/tokens/partnerHue';
import classes from './ConsortiumMap.module.css';
import { drawnCountries, pathOf } from './outlines';
import { type Pin, spread, viewFor } from './pins';

interface ConsortiumMapProps {
  pins: readonly Pin[];
  /** The programme countries of the call. */
  programme: ReadonlySet<string>;
  /** All of Europe instead of the consortium's own extent. */
  whole: boolean;
  /** A pin was chosen: the list shows its line. */
  onChoose: (number: number) => void;
}

// On a phone the drawing is small: its pins grow, so that a thumb hits them.
const sizes = { desk: { radius: 13, ring: 4 }, phone: { radius: 27, ring: 7 } };

/** Where the partners are: outlines of countries, and a numbered pin for each place that is known. */
export function ConsortiumMap({ pins, programme, whole, onChoose }: ConsortiumMapProps) {
  const { t } = useTranslation('map');
  const language = useLanguage();
  const view = useMemo(() => viewFor(pins, whole), [pins, whole]);
  const paths = useMemo(() => drawnCountries.flatMap((country) => ({ country, path: pathOf(country, view) })).filter(({ path }) => path !== ''), [view]);
  const { radius, ring } = sizes[useMediaQuery('(max-width: 48em)') ? 'phone' : 'desk'];
  const stands = useMemo(() => spread(pins, view, 2 * radius + ring), [pins, view, radius, ring]);
  const taken = new Set(pins.map(({ partner }) => partner.organisation.country));
  const placeless = new Set(pins.flatMap(({ place, partner }) => (place ? [] : [partner.organisation.country])));
  const kind = (country: string) => (placeless.has(country) ? 'placeless' : taken.has(country) ? 'taken' : programme.has(country) ? 'programme' : 'other');
  return (
    <figure className={classes.figure}>
      <svg viewBox={`0 0 ${view.width} ${view.height}`} className={classes.map} role="group" aria-label={t('label', { count: pins.length })}>
        <defs>
          <pattern id="map-placeless" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="7" height="7" className={classes.ground} />
            <line x1="0" y1="0" x2="0" y2="7" className={classes.stripe} />
          </pattern>
        </defs>
        <g aria-hidden>
          {/* Countries with a partner come last, so that no neighbour covers their outline. */}
          {[...paths.filter(({ country }) => !taken.has(country)), ...paths.filter(({ country }) => taken.has(country))].map(({ country, path }) => (
            <path key={country} d={path} data-kind={kind(country)} fillRule="evenodd" />
          ))}
        </g>
        {pins.map(({ partner, number }) => {
          const stand = stands.get(number);
          const { organisation } = partner;
          return (
            stand && (
              <a
                key={number}
                href={`#place-${number}`}
                className={classes.pin}
                aria-label={t('pin', { number, name: organisation.name, city: organisation.city, country: countryName(organisation.country, language) })}
                onClick={(event) => {
                  event.preventDefault();
                  onChoose(number);
                }}
              >
                <title>{organisation.name}</title>
                <circle cx={stand[0]} cy={stand[1]} r={radius} style={{ stroke: partnerHue(number - 1), strokeWidth: ring }} />
                <text x={stand[0]} y={stand[1]} dy="0.35em" fontSize={radius + 1} textAnchor="middle">
                  {number}
                </text>
              </a>
            )
          );
        })}
      </svg>
      <figcaption className={classes.legend}>
        <span data-kind="taken">{t('legend.taken')}</span>
        {placeless.size > 0 && <span data-kind="placeless">{t('legend.placeless')}</span>}
        {programme.size > 0 && <span data-kind="programme">{t('legend.programme')}</span>}
        <span className={classes.source}>{t('source')}</span>
      </figcaption>
    </figure>
  );
}
