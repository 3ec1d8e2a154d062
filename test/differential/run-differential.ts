import { parse, validate } from 'graphql';
import { type Answers, compareAnswers, type Verdict } from './compare.ts';
import { type RandomOperation, randomOperation } from './random-operation.ts';
import type { Differential } from './start-differential.ts';

/** A difference that nothing explains. */
export interface Finding {
  seed: number;
  operation: RandomOperation;
  answers: Answers;
}

export interface DifferentialResult {
  /** Operations by what came of them. */
  counts: Record<Verdict, number>;
  findings: readonly Finding[];
}

/**
 * Runs random operations, one for each seed from the first on, on both executors. Seeds whose operation is not valid are passed
 * over.
 */
export async function runDifferential(
  differential: Differential,
  { first, count, onProgress = () => {} }: { first: number; count: number; onProgress?: (done: number) => void },
): Promise<DifferentialResult> {
  const counts: Record<Verdict, number> = {
    same: 0,
    'wrong value told': 0,
    'stock threw': 0,
    'stock sorts otherwise': 0,
    'stock tells another place': 0,
    'stock left out': 0,
    different: 0,
  };
  const findings: Finding[] = [];
  let done = 0;
  for (let seed = first; done < count; seed++) {
    const operation = randomOperation(differential.schema, seed);
    if (validate(differential.schema, parse(operation.query)).length > 0) continue;
    const answers = await askAll(differential, operation, seed);
    const verdict = compareAnswers(answers);
    counts[verdict]++;
    if (verdict === 'different') findings.push({ seed, operation, answers });
    done++;
    onProgress(done);
  }
  return { counts, findings };
}

async function askAll(differential: Differential, operation: RandomOperation, seed: number): Promise<Answers> {
  differential.useSeed(seed);
  const own = await differential.ask('own', operation);
  const stock = await differential.ask('apollo', operation);
  return { own, stock, whole: await differential.askWhole(operation) };
}
