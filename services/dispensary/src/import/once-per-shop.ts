import { refuse, type Translation } from '@weedhounds/ingest';
import type { RetailerRecord } from '@weedhounds/provider-terms';
import { fingerprint } from './fingerprint.ts';
import { dispensaryIdOf } from './to-dispensary.ts';

/** NUL, and halves of surrogate pairs, as JSON spells them: no database keeps them. */
const unstorable = /\\u0000|\\ud[89a-f][0-9a-f]{2}/;

/**
 * A translation that takes of several rows about one shop the first. A later row that says the same is accepted, and stored
 * without effect; one that says something else is refused, so that importing a file twice leaves what importing it once did.
 */
export function oncePerShop<R>(
  translate: (row: R) => Translation<RetailerRecord>,
): (row: R) => Translation<RetailerRecord> {
  const seen = new Map<string, string>();
  return (row) => {
    const outcome = translate(row);
    if (outcome.kind === 'refused') return outcome;
    if (unstorable.test(JSON.stringify(outcome.value))) return refuse('a character that cannot be stored');
    const id = dispensaryIdOf(outcome.value);
    const print = fingerprint(outcome.value);
    const first = seen.get(id);
    if (first !== undefined && first !== print) {
      return refuse('an earlier row says otherwise', outcome.value.sourceKey);
    }
    seen.set(id, print);
    return outcome;
  };
}
