import type { SignedClient } from '../fetch/signed-client.ts';
import { quietLogger } from '../load/quiet-logger.ts';
import { readRules } from './read-rules.ts';
import { emptyRuleBook, type LiveRuleBook, openRuleBook } from './rule-book.ts';

/**
 * The rules of sale as the subgraph holds them.
 *
 * @param client of the subgraph named `dispensary`; undefined where there is none, and then there are no rules
 */
export async function openRules(client: SignedClient | undefined): Promise<LiveRuleBook> {
  if (client === undefined) return { ...emptyRuleBook, close: async () => {} };
  return openRuleBook({
    read: () => readRules((body) => client.post(body)),
    onChange: (state) =>
      quietLogger.warn(
        state.kind === 'read'
          ? 'The rules of sale can be read again.'
          : `The rules of sale could not be read from the dispensary subgraph: ${state.error instanceof Error ? state.error.message : state.error}.`,
      ),
  });
}
