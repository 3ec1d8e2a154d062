/**
 * `npm run cache:purge -- --type MenuItem`: makes what a gateway keeps worthless, and says how many entries it was. GATEWAY_URL says
 * where it is, by default on this machine; GATEWAY_TOKEN is a token with the scope `operator:cache`, by default one signed with the
 * development key.
 */
import { runMain } from '@weedhounds/errors';
import { purgeGateway } from './purge-gateway.ts';
import { readPurgeArguments } from './read-purge-arguments.ts';

runMain(async () => {
  process.stdout.write(`${await purgeGateway(readPurgeArguments(process.argv.slice(2)))}\n`);
});
