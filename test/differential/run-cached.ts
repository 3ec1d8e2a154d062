import { parse, validate } from 'graphql';
import type { Answer } from './compare.ts';
import { type RandomOperation, randomOperation } from './random-operation.ts';
import type { Differential } from './start-differential.ts';

/** An operation that the cache answered otherwise. */
export interface CachedFinding {
  seed: number;
  operation: RandomOperation;
  own: Answer;
  cached: Answer;
}

/** Operations over the same values: the first finds nothing kept, and the others more and more. */
const operationsPerSeed = 10;

/**
 * Runs random operations, one for each seed from the first on, with everything cached and without. Values change now and then;
 * then all is purged.
 */
export async function runCached(
  differential: Differential,
  { first, count }: { first: number; count: number },
): Promise<{ compared: number; findings: readonly CachedFinding[] }> {
  const findings: CachedFinding[] = [];
  let compared = 0;
  for (let seed = first; compared < count; seed++) {
    const operation = randomOperation(differential.schema, seed);
    if (validate(differential.schema, parse(operation.query)).length > 0) continue;
    if (compared % operationsPerSeed === 0) {
      differential.useSeed(seed);
      await differential.purge();
    }
    const own = await differential.ask('own', operation);
    const cached = await differential.ask('cached', operation);
    if (textOf(own) !== textOf(cached)) findings.push({ seed, operation, own, cached });
    compared++;
  }
  return { compared, findings };
}

/** Data to the last byte, and errors in any order: they stand in the order in which answers came. */
function textOf({ data, errors }: Answer): string {
  const places = errors.map(({ path, code }) => JSON.stringify([path, code])).sort();
  return `${JSON.stringify(data)} ${places}`;
}
