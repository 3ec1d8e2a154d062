import type { ProfileMatrix } from './profile-matrix.ts';
import { createRanking } from './ranking.ts';

export interface SimilarityOptions {
  /** How many at most. */
  first: number;
  /** The fewest analytes that both profiles must have been tested for. */
  minimumSharedAnalytes: number;
  /** The fewest samples a found profile must rest on. */
  minimumSamples: number;
}

export interface Match {
  id: string;
  /** Cosine of the two relative profiles over the shared analytes, from 0 to 1. */
  similarity: number;
  sharedAnalytes: number;
  /** How many samples the found profile rests on. */
  sampleCount: number;
}

/**
 * The profiles most like that of `id`, the most similar first, equal ones by id: an exact search over every row.
 *
 * Two profiles are compared over the analytes both were tested for, each closed to 1 over those. The cosine of two vectors
 * does not change when either is scaled, so the closing needs no arithmetic of its own. A profile that is 0 throughout the
 * shared analytes has no direction and is like nothing.
 *
 * @returns none when the matrix does not hold `id`
 */
export function findSimilar(matrix: ProfileMatrix, id: string, options: SimilarityOptions): Match[] {
  const own = matrix.rows.get(id);
  if (own === undefined) return [];
  const panel = testedColumns(matrix, own);
  const ranking = createRanking(options.first);
  for (let row = 0; row < matrix.ids.length; row += 1) {
    if (row === own || (matrix.sampleCounts[row] as number) < options.minimumSamples) continue;
    const { similarity, sharedAnalytes } = compareRows(matrix, own, row, panel);
    if (similarity !== null && sharedAnalytes >= options.minimumSharedAnalytes) {
      ranking.offer(row, similarity, sharedAnalytes);
    }
  }
  return ranking.entries().map(({ row, score, sharedAnalytes }) => ({
    id: matrix.ids[row] as string,
    similarity: score,
    sharedAnalytes,
    sampleCount: matrix.sampleCounts[row] as number,
  }));
}

/**
 * The similarity of two profiles of a matrix as `findSimilar` computes it; null when either id is unknown or either
 * profile is 0 throughout the shared analytes.
 */
export function similarityOf(matrix: ProfileMatrix, a: string, b: string): number | null {
  const rowA = matrix.rows.get(a);
  const rowB = matrix.rows.get(b);
  if (rowA === undefined || rowB === undefined) return null;
  return compareRows(matrix, rowA, rowB, testedColumns(matrix, rowA)).similarity;
}

function testedColumns({ analytes, tested }: ProfileMatrix, row: number): Uint32Array {
  const own = tested.subarray(row * analytes.length, (row + 1) * analytes.length);
  return Uint32Array.from([...own.keys()].filter((column) => own[column] === 1));
}

function compareRows({ analytes, values, tested }: ProfileMatrix, own: number, other: number, panel: Uint32Array) {
  const ownStart = own * analytes.length;
  const otherStart = other * analytes.length;
  let dot = 0;
  let ownSquares = 0;
  let otherSquares = 0;
  let sharedAnalytes = 0;
  for (const column of panel) {
    if (tested[otherStart + column] !== 1) continue;
    const x = values[ownStart + column] as number;
    const y = values[otherStart + column] as number;
    sharedAnalytes += 1;
    dot += x * y;
    ownSquares += x * x;
    otherSquares += y * y;
  }
  const norms = Math.sqrt(ownSquares * otherSquares);
  // Rounding can carry the cosine of parallel vectors a last digit past 1.
  return { similarity: norms > 0 ? Math.min(1, dot / norms) : null, sharedAnalytes };
}
