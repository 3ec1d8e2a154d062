import type { JurisdictionRule } from '@weedhounds/policy';
import { z } from 'zod';
import { readAnswer } from '../fetch/read-answer.ts';
import type { Exchange } from '../fetch/receiver.ts';

const query = `query Rules($after: String) {
  jurisdictions(first: 100, after: $after) {
    nodes { code programme minimumAge confidence source compiledOn }
    pageInfo { hasNextPage endCursor }
  }
}`;

const page = z.object({
  jurisdictions: z.object({
    nodes: z.array(
      z.object({
        code: z.string(),
        programme: z.enum(['ADULT', 'MEDICAL', 'LOW_THC', 'NONE', 'NOT_YET']),
        minimumAge: z.number().nullable(),
        confidence: z.enum(['A', 'B', 'C']),
        source: z.string().nullable(),
        compiledOn: z.string(),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

/**
 * All rules of sale that a subgraph holds.
 *
 * @param post sends one GraphQL request to the subgraph
 * @throws Error saying why when any part of them cannot be read: half the rules are not the rules
 */
export async function readRules(post: (body: string) => Promise<Exchange>): Promise<JurisdictionRule[]> {
  const rules: JurisdictionRule[] = [];
  let after: string | null = null;
  do {
    const answer = readAnswer(await post(JSON.stringify({ query, variables: { after } })));
    if (answer.kind === 'aborted') throw new Error('it was no longer asked');
    if (answer.kind === 'timed out') throw new Error('it did not answer in time');
    if (answer.kind === 'failed') throw new Error(`it ${answer.reason}`, { cause: answer.cause });
    const [error] = answer.errors;
    if (error) throw new Error(`it reported: ${error.message}`);
    const read: z.infer<typeof page> = page.parse(answer.data);
    rules.push(...read.jurisdictions.nodes);
    const { hasNextPage, endCursor } = read.jurisdictions.pageInfo;
    after = hasNextPage ? endCursor : null;
  } while (after !== null);
  return rules;
}
