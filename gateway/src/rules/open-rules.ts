import type { SignedClient } from '../fetch/signed-client.ts';
import { quietLogger } from '../load/quiet-logger.ts';
import { readRules } from './read-rules.ts';
import { type LiveRuleBook, openRuleBook } from './rule-book.ts';

/**
 * The rules of sale as the subgraph holds them.
 *
 * @param findClient of the subgraph named `dispensary`, as the graph is now; where there is none there are no rules
 * @param onOtherRules called when other rules have been read than those before
 */
export async function openRules(
  findClient: () => SignedClient | undefined,
  onOtherRules?: () => void,
): Promise<LiveRuleBook> {
  return openRuleBook({
    read: async () => {
      const client = findClient();
      return client ? readRules((body) => client.post(body)) : [];
    },
    onOtherRules,
    onChange: (state) =>
      quietLogger.warn(
        state.kind === 'read'
          ? 'The rules of sale can be read again.'
          : `The rules of sale could not be read from the dispensary subgraph: ${state.error instanceof Error ? state.error.message : state.error}.`,
      ),
  });
}
