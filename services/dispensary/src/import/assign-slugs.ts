import type { Sql } from '../store/sql.ts';
import { slugCandidates } from './slug-candidates.ts';
import type { NewDispensary } from './to-dispensary.ts';

/**
 * A slug for each of some new shops, by the shop's id: the first of its candidates that no shop has. Shops are served in
 * their order, so the same files imported in the same order give the same slugs; a shop that has one keeps it.
 */
export async function assignSlugs(sql: Sql, dispensaries: readonly NewDispensary[]): Promise<Map<string, string>> {
  const candidates = new Map(dispensaries.map(({ row }) => [row.id, slugCandidates(row)]));
  const holders = await sql.dispensary.findMany({
    where: { slug: { in: [...candidates.values()].flat() } },
    select: { slug: true },
  });
  const taken = new Set(holders.map(({ slug }) => slug));
  const slugs = new Map<string, string>();
  for (const [id, [...choices]] of candidates) {
    const slug = choices.find((choice) => !taken.has(choice));
    if (slug === undefined) throw new Error(`Every slug of the shop ${id} is taken: ${choices.join(', ')}.`);
    taken.add(slug);
    slugs.set(id, slug);
  }
  return slugs;
}
