import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' };
import type { MapPlace } from '../../../../dashboards/compile/map.ts';
import { cutAtAntimeridian, type Polygon, type Ring } from './antimeridian.ts';
import { alpha2 } from './country-codes.ts';

const ANTARCTICA = 'AQ';

export interface Outline {
  readonly type: 'Feature';
  readonly properties: { readonly name: string };
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: readonly Polygon[] };
}

/** Natural Earth's 1:110m countries (public domain, by way of world-atlas), named by ISO code where they have one. */
export const worldOutlines: { readonly type: 'FeatureCollection'; readonly features: readonly Outline[] } = {
  type: 'FeatureCollection',
  features: outlines(),
};

function polygonsOf(geometry: { type: string; coordinates?: unknown }): readonly Polygon[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates as Polygon];
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates as readonly Polygon[]) : [];
}

function outlines(): readonly Outline[] {
  const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  return feature(topology, topology.objects.countries).features.flatMap(({ id, properties, geometry }) => {
    const name = alpha2(String(id)) ?? properties.name;
    if (name === ANTARCTICA) return [];
    const coordinates = polygonsOf(geometry).flatMap(cutAtAntimeridian);
    return [{ type: 'Feature', properties: { name }, geometry: { type: 'MultiPolygon', coordinates } }] as const;
  });
}

/** Twice the area of a ring, and its centre, on the plane of degrees. */
function centreOf(ring: Ring): { readonly area: number; readonly longitude: number; readonly latitude: number } {
  let area = 0;
  let x = 0;
  let y = 0;
  for (const [i, [ax = 0, ay = 0]] of ring.entries()) {
    const [bx = 0, by = 0] = ring[(i + 1) % ring.length] ?? [];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return { area: Math.abs(area), longitude: x / (3 * area), latitude: y / (3 * area) };
}

/** Where a country's mark stands: in the middle of its biggest part. */
export const countryPlaces: ReadonlyMap<string, MapPlace> = new Map(
  worldOutlines.features.flatMap(({ properties: { name }, geometry }) => {
    const centres = geometry.coordinates.map((polygon) => centreOf(polygon[0] ?? []));
    const [biggest] = centres.toSorted((a, b) => b.area - a.area);
    return biggest ? [[name, { code: name, longitude: biggest.longitude, latitude: biggest.latitude }] as const] : [];
  }),
);
