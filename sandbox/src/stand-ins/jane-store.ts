import type { RetailerRecord } from '@weedhounds/provider-terms';
import type { Row } from './wire-format.ts';

/** A shop as Jane describes it. */
export function janeStore(shop: RetailerRecord): Row {
  return {
    id: /^\d{1,15}$/.test(shop.sourceKey) ? Number(shop.sourceKey) : shop.sourceKey,
    name: shop.name,
    address: shop.address?.street ?? null,
    city: shop.address?.city ?? null,
    state: shop.jurisdiction.replace(/^[A-Z]{2}-/, ''),
    country_code: shop.jurisdiction.slice(0, 2),
    zip: shop.address?.postalCode ?? null,
    lat: shop.location?.latitude ?? null,
    long: shop.location?.longitude ?? null,
    time_zone_identifier: shop.timeZone,
    medical: shop.serves.includes('MEDICAL'),
    recreational: shop.serves.includes('ADULT'),
    website_url: shop.website,
    opening_hours:
      shop.openingHours?.map(({ weekday, opensAt, closesAt }) => ({
        day: weekday.toLowerCase(),
        open: opensAt,
        close: closesAt,
      })) ?? null,
  };
}
