/**
 * `npm run cache:purge -- --type MenuItem`: makes what a gateway keeps worthless, and says how many entries it was. GATEWAY_URL says
 * where it is, by default on this machine; GATEWAY_TOKEN is a token with the scope `operator:cache`, by default one signed with the
 * development key.
 */
import { runMain, StartError } from '@weedhounds/errors';
import { openDevelopmentKey, signDevelopmentToken } from '../../gateway/src/identity/development-key.ts';
import { readDevelopmentFolder } from '../token/read-development-folder.ts';
import { readPurgeArguments } from './read-purge-arguments.ts';
import { sendPurge } from './send-purge.ts';

runMain(async () => {
  const request = readPurgeArguments(process.argv.slice(2));
  const { GATEWAY_URL: url = 'http://127.0.0.1:4000', GATEWAY_TOKEN: token = await signToken() } = process.env;
  if (!URL.canParse(url)) throw new StartError(`GATEWAY_URL must be a URL; got ${url}.`);
  process.stdout.write(`${await sendPurge(url, token, request)}\n`);
});

async function signToken(): Promise<string> {
  const key = await openDevelopmentKey(readDevelopmentFolder(process.env));
  const claims = { sub: 'npm run cache:purge', role: 'operator', scope: 'operator:cache' } as const;
  return signDevelopmentToken(key, claims, { now: Date.now(), lifetimeS: 60 });
}
