import { badInput } from '@weedhounds/errors';
import type { CacheCountsInput, SubgraphCallsInput } from '../../generated/resolvers.ts';

/** Bounds that a report of this project's gateway never meets; they keep a broken one from filling the table. */
const mostBuckets = 200;
const mostPolicies = 100;

/** @throws GraphError where a name has no character, or more than 100 */
export function checkText(text: string, argument: readonly string[]): void {
  if (text.length >= 1 && text.length <= 100) return;
  throw badInput(`${argument.at(-1)} must have 1 to 100 characters; got ${text.length}.`, argument);
}

/** @throws GraphError where calls cannot be so */
export function checkCalls({ subgraph, count, errors, latency }: SubgraphCallsInput): void {
  const path = ['input', 'subgraphs'];
  checkText(subgraph, [...path, 'subgraph']);
  checkCount(count, [...path, 'count']);
  if (errors < 0 || errors > count) {
    throw badInput(`Errors must be from 0 to the count of ${count}; got ${errors}.`, [...path, 'errors']);
  }
  if (latency.length > mostBuckets || latency.some((calls) => calls < 0)) {
    throw badInput(`Latency must be at most ${mostBuckets} counts of 0 or more.`, [...path, 'latency']);
  }
}

/** @throws GraphError where what a cache did cannot be so */
export function checkCache({ policies, ...counts }: CacheCountsInput): void {
  const path = ['input', 'cache'];
  for (const [name, count] of Object.entries(counts)) checkCount(count, [...path, name]);
  const inPolicies = [...path, 'policies'];
  if (policies.length > mostPolicies) {
    throw badInput(`There must be at most ${mostPolicies} policies; got ${policies.length}.`, inPolicies);
  }
  for (const { policy, ...ofPolicy } of policies) {
    checkText(policy, [...inPolicies, 'policy']);
    for (const [name, count] of Object.entries(ofPolicy)) checkCount(count, [...inPolicies, name]);
  }
}

function checkCount(count: unknown, argument: readonly string[]): void {
  if (typeof count === 'number' && count < 0) {
    throw badInput(`A count must be 0 or more; got ${count}.`, argument);
  }
}
