import { Prisma } from '../../generated/prisma/client.ts';
import type { DispensaryRow } from './rows.ts';
import type { Sql } from './sql.ts';

/** The columns of the shop `s` as Prisma itself would name and type them. */
export const dispensaryColumns = Prisma.sql`
  s.id, s.slug, s.name, s.name_key as "nameKey", s.jurisdiction_code as "jurisdictionCode",
  s.licence_number as "licenceNumber", s.licence_type as "licenceType", s.licence_status as "licenceStatus",
  s.licence_expires_on as "licenceExpiresOn", s.serves::text[] as "serves", s.street, s.city, s.county,
  s.postal_code as "postalCode", s.latitude, s.longitude, s.time_zone as "timeZone",
  s.has_opening_hours as "hasOpeningHours", s.website, s.source, s.terms, s.refreshed_on as "refreshedOn",
  s.is_demonstration as "isDemonstration", s.fingerprint`;

/** Shops by id. */
export async function findDispensariesById(sql: Sql, ids: readonly string[]): Promise<[string, DispensaryRow][]> {
  const rows = await sql.dispensary.findMany({ where: { id: { in: [...ids] } } });
  return rows.map((row) => [row.id, row]);
}

/** Shops by slug. */
export async function findDispensariesBySlug(sql: Sql, slugs: readonly string[]): Promise<[string, DispensaryRow][]> {
  const rows = await sql.dispensary.findMany({ where: { slug: { in: [...slugs] } } });
  return rows.map((row) => [row.slug, row]);
}

/** How many shops stand in each jurisdiction that has any, by its code. */
export async function countDispensaries(sql: Sql, codes: readonly string[]): Promise<[string, number][]> {
  const groups = await sql.dispensary.groupBy({
    by: 'jurisdictionCode',
    where: { jurisdictionCode: { in: [...codes] } },
    _count: true,
  });
  return groups.map(({ jurisdictionCode, _count }) => [jurisdictionCode, _count]);
}
