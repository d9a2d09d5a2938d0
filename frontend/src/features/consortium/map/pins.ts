import type { Partner } from '../queries';
import { cornersOf } from './outlines';
import { europe, europeCorners, inEurope, type Place, type Point, type View, viewOf, world } from './projection';

export interface Pin {
  partner: Partner;
  /** Its number on the map and in the list, from 1. */
  number: number;
  /** Null where no certain place is known: then only the country is marked. */
  place: Place | null;
}

/** Every partner that takes part, numbered by its place in the consortium. */
export function pinsOf(partners: readonly Partner[]): Pin[] {
  return partners.flatMap((partner, at) => {
    const { latitude, longitude } = partner.organisation;
    return partner.leftOn ? [] : [{ partner, number: at + 1, place: latitude !== null && longitude !== null ? ([longitude, latitude] as const) : null }];
  });
}

/** The drawing for a consortium: as close as its places allow, or all of Europe. */
export function viewFor(pins: readonly Pin[], whole: boolean): View {
  const places = pins.flatMap(({ place, partner }) => (place ? [place] : cornersOf(partner.organisation.country)));
  if (whole || places.length === 0) return viewOf(europeCorners, europe, 960, 620, 30);
  return viewOf(places, places.every(inEurope) ? europe : world);
}

/** Where each pin stands; pins that would cover each other stand side by side, as far apart as they are wide. */
export function spread(pins: readonly Pin[], { at }: View, apart: number): Map<number, Point> {
  const stands = new Map<number, Point>();
  for (const { number, place } of pins) {
    if (!place) continue;
    const [known, y] = at(place);
    let x = known;
    while ([...stands.values()].some(([ox, oy]) => Math.hypot(ox - x, oy - y) < apart)) x += apart;
    stands.set(number, [x, y]);
  }
  return stands;
}
