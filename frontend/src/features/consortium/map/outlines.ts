import packed from './outlines.json';
import type { Place, View } from './projection';

const rings = packed as Record<string, number[][]>;
const places = new Map<string, Place[][]>();

/** The outlines of a country as rings of places; none for a code that the map does not draw. */
export function outlinesOf(country: string): Place[][] {
  const known = places.get(country);
  if (known) return known;
  const unpacked = (rings[country] ?? []).map(unpack);
  places.set(country, unpacked);
  return unpacked;
}

export const drawnCountries: readonly string[] = Object.keys(rings);

// The first point in hundredths of a degree, then the steps to each next one.
function unpack(steps: readonly number[]): Place[] {
  const ring: Place[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at + 1 < steps.length; at += 2) {
    x += steps[at]!;
    y += steps[at + 1]!;
    ring.push([x / 100, y / 100]);
  }
  return ring;
}

/** The path of a country on a drawing; empty when nothing of it is to be seen. */
export function pathOf(country: string, { at, width, height }: View): string {
  return outlinesOf(country)
    .map((ring) => ring.map(at))
    .filter((points) => seen(points.map(([x]) => x), width) && seen(points.map(([, y]) => y), height))
    .map((points) => `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`)
    .join('');
}

const seen = (values: readonly number[], size: number) => Math.max(...values) > 0 && Math.min(...values) < size;

/** The corners of a country's largest outline, to find room for it. */
export function cornersOf(country: string): Place[] {
  const largest = outlinesOf(country).reduce<Place[]>((best, ring) => (ring.length > best.length ? ring : best), []);
  if (largest.length === 0) return [];
  const [xs, ys] = [largest.map(([x]) => x), largest.map(([, y]) => y)];
  return [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]];
}
