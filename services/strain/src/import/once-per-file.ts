import { createHash } from 'node:crypto';
import { refuse, type Translation } from '@weedhounds/ingest';

/** NUL, and halves of surrogate pairs, as JSON spells them: no database keeps them. */
const unstorable = /\\u0000|\\ud[89a-f][0-9a-f]{2}/;

/**
 * A translation that takes of several rows with one key the first. A later row that says the same is accepted, and stored
 * without effect; one that says something else is refused, so that importing a file twice leaves what importing it once did.
 *
 * @param keyOf what a record is about
 */
export function oncePerFile<R, T>(
  translate: (row: R) => Translation<T>,
  keyOf: (record: T) => string,
): (row: R) => Translation<T> {
  const seen = new Map<string, string>();
  return (row) => {
    const outcome = translate(row);
    if (outcome.kind === 'refused') return outcome;
    const text = JSON.stringify(outcome.value);
    if (unstorable.test(text)) return refuse('a character that cannot be stored');
    const key = keyOf(outcome.value);
    const digest = createHash('sha256').update(text).digest('base64url');
    const first = seen.get(key);
    if (first !== undefined && first !== digest) return refuse('an earlier row says otherwise', key);
    seen.set(key, digest);
    return outcome;
  };
}
