import { boxAround, type Circle, earthRadius } from '@weedhounds/geo';
import { Prisma } from '../../generated/prisma/client.ts';

/** Whether the shop `s` is in the circle's box: what an index can answer. */
export function isInBox(circle: Circle): Prisma.Sql {
  const { south, north, longitudes } = boxAround(circle);
  const isBetween = longitudes.map(
    ({ west, east }) => Prisma.sql`s.longitude between ${west}::float8 and ${east}::float8`,
  );
  return Prisma.sql`s.latitude between ${south}::float8 and ${north}::float8 and (${Prisma.join(isBetween, ' or ')})`;
}

/**
 * Whole metres along the great circle from a point to the shop `s`, by the haversine formula; null where the shop has no
 * place. Whole, so that a distance is the same number in a cursor as here.
 */
export function metresTo({ latitude, longitude }: Omit<Circle, 'radius'>): Prisma.Sql {
  return Prisma.sql`round(${2000 * earthRadius}::float8 * asin(least(1, sqrt(
    sin(radians(s.latitude - ${latitude}::float8) / 2) ^ 2
    + cos(radians(${latitude}::float8)) * cos(radians(s.latitude))
      * sin(radians(s.longitude - ${longitude}::float8) / 2) ^ 2))))::int`;
}
