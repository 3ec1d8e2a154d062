import { Prisma } from '../../generated/prisma/client.ts';
import { any } from './sql.ts';

/** A circle on the earth: degrees on WGS 84 and kilometres. */
export interface Circle {
  latitude: number;
  longitude: number;
  radius: number;
}

/** A box of degrees that holds a circle: two stretches of longitude where it crosses the 180th meridian. */
export interface Box {
  south: number;
  north: number;
  longitudes: readonly { west: number; east: number }[];
}

/** Mean radius of the earth in kilometres (IUGG). */
const earthRadius = 6371.0088;

/** Degrees a box is made larger by, so that rounding never leaves out a point on the circle's edge. */
const margin = 1e-6;

const degrees = (radians: number) => (radians * 180) / Math.PI;
const radians = (angle: number) => (angle * Math.PI) / 180;

/**
 * The box around a circle. Its east and west ends lie where meridians touch the circle, which is nearer to the pole than
 * its centre (J. P. Matuschek, "Finding Points Within a Distance of a Latitude/Longitude", section 3.3).
 */
export function boxAround({ latitude, longitude, radius }: Circle): Box {
  const angle = radius / earthRadius;
  const south = Math.max(-90, latitude - degrees(angle) - margin);
  const north = Math.min(90, latitude + degrees(angle) + margin);
  if (south === -90 || north === 90) return { south, north, longitudes: [{ west: -180, east: 180 }] };
  const reach = degrees(Math.asin(Math.sin(angle) / Math.cos(radians(latitude)))) + margin;
  const west = longitude - reach;
  const east = longitude + reach;
  if (west < -180) return { south, north, longitudes: [stretch(west + 360, 180), stretch(-180, east)] };
  if (east > 180) return { south, north, longitudes: [stretch(west, 180), stretch(-180, east - 360)] };
  return { south, north, longitudes: [stretch(west, east)] };
}

function stretch(west: number, east: number) {
  return { west, east };
}

/** Whether the menu `m` is in the circle's box: what an index can answer. */
export function isInBox(circle: Circle): Prisma.Sql {
  const { south, north, longitudes } = boxAround(circle);
  const isBetween = longitudes.map(
    ({ west, east }) => Prisma.sql`m.longitude between ${west}::float8 and ${east}::float8`,
  );
  return Prisma.sql`m.latitude between ${south}::float8 and ${north}::float8 and ${any(isBetween)}`;
}

/** Whole metres along the great circle from a point to the menu `m` (haversine formula); null where it has no place. */
export function metresTo({ latitude, longitude }: Circle): Prisma.Sql {
  const metres = earthRadius * 1000;
  return Prisma.sql`round(${2 * metres}::float8 * asin(least(1, sqrt(
    sin(radians(m.latitude - ${latitude}::float8) / 2) ^ 2
    + cos(radians(${latitude}::float8)) * cos(radians(m.latitude))
      * sin(radians(m.longitude - ${longitude}::float8) / 2) ^ 2))))::int`;
}
