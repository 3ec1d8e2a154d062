import { findSimilar, type SimilarityOptions } from '@weedhounds/similarity';
import type { SimilarStrainRow } from '../store/rows.ts';
import type { Sql } from '../store/sql.ts';
import { findStrainsById } from '../store/strains.ts';
import type { ProfileIndex } from './profile-index.ts';

/** Of a similarity: more digits would say nothing about medians of a few samples. */
const decimals = 6;

export interface SimilarRequest {
  strainId: string;
  options: SimilarityOptions;
}

/** For each request the strains most similar to its own, the most similar first. */
export async function findSimilarStrains(
  sql: Sql,
  index: ProfileIndex,
  requests: readonly SimilarRequest[],
): Promise<[SimilarRequest, SimilarStrainRow[]][]> {
  const matrix = await index.current();
  const found = requests.map((request) => ({
    request,
    matches: findSimilar(matrix, request.strainId, request.options),
  }));
  const ids = new Set(found.flatMap(({ matches }) => matches.map(({ id }) => id)));
  const strains = new Map(ids.size > 0 ? await findStrainsById(sql, [...ids]) : []);
  return found.map(({ request, matches }) => [
    request,
    matches.flatMap(({ id, similarity, ...match }) => {
      const strain = strains.get(id);
      return strain ? [{ strain, similarity: Number(similarity.toFixed(decimals)), ...match }] : [];
    }),
  ]);
}
