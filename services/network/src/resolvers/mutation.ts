import { badInput } from '@weedhounds/errors';
import type { MutationResolvers, SubgraphCallsInput } from '../../generated/resolvers.ts';
import { saveReport } from '../store/reports.ts';

/** Bounds that a report of this project's gateway never meets; they keep a broken one from filling the table. */
const mostSubgraphs = 100;
const mostBuckets = 200;

export const mutationResolvers: MutationResolvers = {
  async reportCalls(_root, { input }, { store, now }) {
    const { gatewayId, version, startedAt, subgraphs } = input;
    checkText(gatewayId, ['input', 'gatewayId']);
    checkText(version, ['input', 'version']);
    if (subgraphs.length > mostSubgraphs) {
      throw badInput(`There must be at most ${mostSubgraphs} subgraphs; got ${subgraphs.length}.`, [
        'input',
        'subgraphs',
      ]);
    }
    subgraphs.forEach(checkCalls);
    await saveReport(store, { gatewayId, version, startedAt, reportedAt: now, calls: [...subgraphs] });
    return true;
  },
};

function checkText(text: string, argument: readonly string[]): void {
  if (text.length >= 1 && text.length <= 100) return;
  throw badInput(`${argument.at(-1)} must have 1 to 100 characters; got ${text.length}.`, argument);
}

function checkCalls({ subgraph, count, errors, latency }: SubgraphCallsInput): void {
  const path = ['input', 'subgraphs'];
  checkText(subgraph, [...path, 'subgraph']);
  if (count < 0) throw badInput(`A count must be 0 or more; got ${count}.`, [...path, 'count']);
  if (errors < 0 || errors > count) {
    throw badInput(`Errors must be from 0 to the count of ${count}; got ${errors}.`, [...path, 'errors']);
  }
  if (latency.length > mostBuckets || latency.some((calls) => calls < 0)) {
    throw badInput(`Latency must be at most ${mostBuckets} counts of 0 or more.`, [...path, 'latency']);
  }
}
