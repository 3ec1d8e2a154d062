import { badInput } from '@weedhounds/errors';
import type { MutationResolvers } from '../../generated/resolvers.ts';
import { checkPurgeTarget } from '../input/check-purge-target.ts';
import { checkCache, checkCalls, checkText } from '../input/check-report.ts';
import { saveReport } from '../store/reports.ts';

/** Bound that a report of this project's gateway never meets; it keeps a broken one from filling the table. */
const mostSubgraphs = 100;

export const mutationResolvers: MutationResolvers = {
  purge(_root, { by }) {
    checkPurgeTarget(by);
    // The gateway that asks does it, and says what it came to: a subgraph knows nothing of what is kept.
    return { entries: 0, isKnownToOthers: true };
  },
  async reportCalls(_root, { input }, { store, now }) {
    const { gatewayId, version, startedAt, subgraphs, cache = null } = input;
    checkText(gatewayId, ['input', 'gatewayId']);
    checkText(version, ['input', 'version']);
    if (subgraphs.length > mostSubgraphs) {
      throw badInput(`There must be at most ${mostSubgraphs} subgraphs; got ${subgraphs.length}.`, [
        'input',
        'subgraphs',
      ]);
    }
    subgraphs.forEach(checkCalls);
    if (cache) checkCache(cache);
    await saveReport(store, { gatewayId, version, startedAt, reportedAt: now, calls: [...subgraphs], cache });
    return true;
  },
};
