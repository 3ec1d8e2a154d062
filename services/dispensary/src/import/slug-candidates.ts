import { nameKey } from '../store/name-key.ts';
import type { DispensaryRow } from '../store/rows.ts';

/**
 * The slugs a shop may have, the best first: its name and its state or province, `livwell-co`; with its town,
 * `livwell-denver-co`; and with a part of its id, `livwell-denver-co-3f9a2c`, of which the last is the shop's alone.
 */
export function slugCandidates({
  id,
  name,
  city,
  jurisdictionCode,
}: Pick<DispensaryRow, 'id' | 'name' | 'city' | 'jurisdictionCode'>): [string, ...string[]] {
  const region = jurisdictionCode.replace(/^[A-Z]+-/, '').toLowerCase();
  const hash = id.replace(/^[a-z]+_/, '');
  const short = slug(name, region);
  const long = slug(name, city ?? '', region);
  return [short, long, `${long}-${hash.slice(0, 6)}`, `${long}-${hash}`];
}

function slug(...parts: string[]): string {
  return parts
    .map((part) => nameKey(part).replaceAll(' ', '-'))
    .filter((part) => part !== '')
    .join('-');
}
