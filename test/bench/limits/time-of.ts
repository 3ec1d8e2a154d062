import { ask } from '../../ask.ts';

/**
 * Milliseconds from sending a query to its whole answer.
 *
 * @param refusal what the message of the refusal holds; undefined for a query that runs
 * @throws Error when it is answered otherwise
 */
export async function timeOf(url: string, query: string, refusal?: string): Promise<number> {
  const begun = performance.now();
  const { status, errors } = await ask(url, query);
  const taken = performance.now() - begun;
  const isExpected =
    refusal === undefined
      ? status === 200 && errors.length === 0
      : status === 400 && errors.length === 1 && errors[0]?.message.includes(refusal);
  if (isExpected) return taken;
  const expected = refusal === undefined ? 'An answer' : `A refusal with the words ${refusal}`;
  throw new Error(`${expected} was expected; got ${status}: ${JSON.stringify(errors).slice(0, 500)}`);
}

/** Text that no other query has after it: what is remembered of a document is of no use. */
export function unlikeOthers(query: string, round: number): string {
  return `${query} # ${round}`;
}
