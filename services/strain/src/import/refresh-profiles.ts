import { groupBy } from '@weedhounds/subgraph';
import { summariseChemotype } from '../statistics/summarise-chemotype.ts';
import { summariseTerpenes } from '../statistics/summarise-terpenes.ts';
import { decodeResults } from '../store/lab-results.ts';
import type { Sql } from '../store/sql.ts';
import { storeProfiles } from './store-profiles.ts';

/** Strains whose samples are held in memory at once. */
const chunkSize = 500;

interface FlowerSample {
  strainId: string;
  producer: string | null;
  totalThc: number | null;
  totalCbd: number | null;
  /** Null where no terpene was tested. */
  results: unknown;
}

/** Computes the terpene profiles and chemotypes of some strains anew from their flower samples. */
export async function refreshProfiles(sql: Sql, strainIds: Iterable<string>): Promise<void> {
  const all = [...strainIds];
  for (let start = 0; start < all.length; start += chunkSize) {
    const chunk = all.slice(start, start + chunkSize);
    const samples = groupBy(await findFlowerSamples(sql, chunk), ({ strainId }) => strainId);
    const figures = chunk.map((strainId) => {
      const own = samples.get(strainId) ?? [];
      const tested = own.flatMap(({ producer, results }) =>
        results === null ? [] : [{ producer, results: decodeResults(results) }],
      );
      return { strainId, terpenes: summariseTerpenes(tested), chemotype: summariseChemotype(own) };
    });
    await storeProfiles(sql, 'SAMPLES', figures);
  }
}

function findFlowerSamples(sql: Sql, strainIds: readonly string[]): Promise<FlowerSample[]> {
  return sql.$queryRaw`
    select strain_id as "strainId", producer, total_thc as "totalThc", total_cbd as "totalCbd",
      case when has_terpenes then results end as results
    from "strain"."lab_sample"
    where product_type = 'FLOWER' and strain_id = any(${strainIds}::text[])`;
}
