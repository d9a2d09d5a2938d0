/** Longitude and latitude in degrees. */
export type Place = readonly [longitude: number, latitude: number];
export type Point = readonly [x: number, y: number];
export type Projection = (place: Place) => Point;

const radians = Math.PI / 180;

/** Lambert's azimuthal equal-area projection around 10° E, 52° N, as the maps of the European Union use it. */
export function europe([longitude, latitude]: Place): Point {
  const [lambda, phi, phi0] = [(longitude - 10) * radians, latitude * radians, 52 * radians];
  const cosine = Math.sin(phi0) * Math.sin(phi) + Math.cos(phi0) * Math.cos(phi) * Math.cos(lambda);
  // The far side of the earth is pressed to its rim, which no view shows.
  const k = Math.sqrt(2 / Math.max(1 + cosine, 0.02));
  return [k * Math.cos(phi) * Math.sin(lambda), -k * (Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * Math.cos(phi) * Math.cos(lambda))];
}

/** The Equal Earth projection (Šavrič, Patterson, Jenny 2018), for consortia that reach beyond Europe. */
export function world([longitude, latitude]: Place): Point {
  const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
  const theta = Math.asin((Math.sqrt(3) / 2) * Math.sin(latitude * radians));
  const [t2, t6] = [theta ** 2, theta ** 6];
  const x = (2 * Math.sqrt(3) * longitude * radians * Math.cos(theta)) / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1));
  return [x, -(a4 * theta ** 9 + a3 * theta ** 7 + a2 * theta ** 3 + a1 * theta)];
}

/** Whether a place lies where the projection of Europe shows it without distortion. */
export function inEurope([longitude, latitude]: Place): boolean {
  return longitude > -26 && longitude < 46 && latitude > 33 && latitude < 72;
}

/** The corners that the view of all of Europe shows. */
export const europeCorners: readonly Place[] = [[-9.5, 36], [-10, 54], [-24, 66], [28, 71], [34, 45], [32.5, 34.7]];

export interface View {
  /** Where a place stands on the drawing. */
  at: Projection;
  width: number;
  height: number;
}

/** A drawing that holds all the places with a margin around them, never closer than a small country. */
export function viewOf(places: readonly Place[], project: Projection, width = 960, height = 560, margin = 70): View {
  const points = places.map(project);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const nearest = 0.36; // radians across: about two thousand kilometres
  const scale = Math.min((width - 2 * margin) / Math.max(right - left, nearest), (height - 2 * margin) / Math.max(bottom - top, nearest * 0.6));
  const [middle, centre] = [(left + right) / 2, (top + bottom) / 2];
  return {
    width,
    height,
    at: (place) => {
      const [x, y] = project(place);
      return [width / 2 + (x - middle) * scale, height / 2 + (y - centre) * scale];
    },
  };
}
