type Point = readonly number[];
export type Ring = readonly Point[];
export type Polygon = readonly Ring[];

const HALF = 180;
const TURN = 360;

const longitude = (point: Point): number => point[0] ?? 0;
const latitude = (point: Point): number => point[1] ?? 0;

/** The ring without jumps: longitudes run on beyond 180° where it crosses. */
function unwrapped(ring: Ring): Ring {
  let turn = 0;
  return ring.map((point, i) => {
    const step = i === 0 ? 0 : longitude(point) - longitude(ring[i - 1] ?? point);
    if (step > HALF) turn -= TURN;
    if (step < -HALF) turn += TURN;
    return [longitude(point) + turn, latitude(point)];
  });
}

function crossing(a: Point, b: Point, edge: number): Point {
  const part = (edge - longitude(a)) / (longitude(b) - longitude(a));
  return [edge, latitude(a) + part * (latitude(b) - latitude(a))];
}

/** What of a ring lies on one side of a meridian (Sutherland and Hodgman). */
function clipped(ring: Ring, edge: number, side: 1 | -1): Ring {
  const isIn = (point: Point): boolean => side * (longitude(point) - edge) <= 0;
  const kept = ring.flatMap((point, i) => {
    const before = ring.at(i - 1) ?? point;
    const cut = isIn(point) === isIn(before) ? [] : [crossing(before, point, edge)];
    return isIn(point) ? [...cut, point] : cut;
  });
  const first = kept[0];
  return first ? [...kept, first] : [];
}

const moved = (ring: Ring, by: number): Ring => ring.map((point) => [longitude(point) + by, latitude(point)]);

/** A polygon that crosses the 180th meridian as one on each side of it; others stay as they are. */
export function cutAtAntimeridian(polygon: Polygon): readonly Polygon[] {
  const rings = polygon.map(unwrapped);
  const longitudes = (rings[0] ?? []).map(longitude);
  const side = Math.max(...longitudes) > HALF ? 1 : Math.min(...longitudes) < -HALF ? -1 : 0;
  if (side === 0) return [rings];
  const edge = side * HALF;
  const near = rings.map((ring) => clipped(ring, edge, side));
  const far = rings.map((ring) => moved(clipped(ring, edge, side === 1 ? -1 : 1), -side * TURN));
  return [near, far].map((part) => part.filter((ring) => ring.length > 3)).filter((part) => part.length > 0);
}
