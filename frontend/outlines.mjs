// Writes src/features/consortium/map/outlines.json: the outlines of all countries from Natural Earth (public domain), as
// world-atlas repackages them, simplified to what a map of a consortium shows. Run by hand with `node outlines.mjs` when
// world-atlas is raised.
//
// Each country is a list of rings; a ring is a list of whole numbers: longitude and latitude of the first point in
// hundredths of a degree, then the steps to each next point.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import { planarTriangleArea, presimplify, simplify } from 'topojson-simplify';

const require = createRequire(import.meta.url);
const world = require('world-atlas/countries-50m.json');

const codes = new Map(
  readFileSync('../reference/data/countries.csv', 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter((cells) => cells.length > 2)
    .map(([alpha2, , numeric]) => [numeric, alpha2]),
);

// Territories that Natural Earth draws without a code of their own; what is left out is ice or too small to see.
const named = new Map([
  ['Kosovo', 'XK'],
  ['N. Cyprus', 'CY'],
  ['Somaliland', 'SO'],
]);
const codeOf = ({ id, properties }) => codes.get(id) ?? named.get(properties.name);

// Square degrees: a triangle that nobody sees at the closest zoom. Far from Europe the map never comes as close.
const smallest = 0.014;
const nearEurope = ([longitude, latitude]) => longitude > -26 && longitude < 46 && latitude > 33 && latitude < 72;
const weight = (triangle) => planarTriangleArea(triangle) / (nearEurope(triangle[1]) ? 1 : 12);
const simple = simplify(presimplify(world, weight), smallest);

const outlines = {};
const add = (code, rings) => (outlines[code] = [...(outlines[code] ?? []), ...rings]);

for (const geometry of simple.objects.countries.geometries) {
  const code = codeOf(geometry);
  if (!code || code === 'AQ') continue;
  let polygons = polygonsOf(feature(simple, geometry));
  // Malta and Liechtenstein would vanish: what is that small is kept as it is.
  if (!polygons.some((rings) => steps(rings[0]).length >= 8)) polygons = polygonsOf(feature(world, world.objects.countries.geometries.find((one) => one === geometry || one.properties.name === geometry.properties.name)));
  for (const rings of polygons) {
    const drawn = rings.map(steps).filter((ring) => ring.length >= 8);
    // Natural Earth draws who controls Crimea; the European Union and the programme count it to Ukraine.
    if (drawn.length > 0) add(code === 'RU' && isCrimea(rings[0]) ? 'UA' : code, drawn);
  }
}

function polygonsOf({ geometry: { type, coordinates } }) {
  return type === 'Polygon' ? [coordinates] : coordinates;
}

function isCrimea(ring) {
  return ring.every(([longitude, latitude]) => longitude > 32 && longitude < 37 && latitude > 44 && latitude < 46.5);
}

function steps(ring) {
  const points = ring.map(([longitude, latitude]) => [Math.round(longitude * 100), Math.round(latitude * 100)]);
  const kept = points.filter(([x, y], at) => at === 0 || x !== points[at - 1][0] || y !== points[at - 1][1]);
  return kept.flatMap(([x, y], at) => (at === 0 ? [x, y] : [x - kept[at - 1][0], y - kept[at - 1][1]]));
}

const sorted = Object.fromEntries(Object.entries(outlines).sort(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync('src/features/consortium/map/outlines.json', `${JSON.stringify(sorted)}\n`);
const numbers = Object.values(sorted).flat(2).length;
process.stdout.write(`${Object.keys(sorted).length} countries, ${numbers / 2} points\n`);
