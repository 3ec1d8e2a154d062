/**
 * `npm run cache:policies` prints how long data of each kind is kept, and every field of the graph with its policy.
 * CACHE_POLICIES and SUPERGRAPH are read as the gateway reads them.
 */
import { readFileSync } from 'node:fs';
import { policyVariables, toPolicies } from '@weedhounds/cache-policies';
import { readSettings } from '@weedhounds/config';
import { runMain } from '@weedhounds/errors';
import { z } from 'zod';
import { printPolicies } from './print-policies.ts';

runMain(async () => {
  const settings = readSettings(
    z.object({ ...policyVariables, SUPERGRAPH: z.string().default('schema/supergraph.graphql') }),
  );
  process.stdout.write(printPolicies(readFileSync(settings.SUPERGRAPH, 'utf8'), toPolicies(settings)));
});
