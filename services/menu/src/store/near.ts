import { boxAround, type Circle, earthRadius } from '@weedhounds/geo';
import { Prisma } from '../../generated/prisma/client.ts';
import { any } from './sql.ts';

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
