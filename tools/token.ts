/**
 * `npm run token -- --role operator --jurisdiction CO --age 30`: prints a token that a gateway on this machine believes, signed
 * with the development key in `DATA_DIR`. Never in production, where no gateway believes that key.
 */
import { runMain } from '@weedhounds/errors';
import { openDevelopmentKey, signDevelopmentToken } from '../gateway/src/identity/development-key.ts';
import { readDevelopmentFolder } from './token/read-development-folder.ts';
import { readTokenArguments } from './token/read-token-arguments.ts';

runMain(async () => {
  const { claims, lifetimeS } = readTokenArguments(process.argv.slice(2));
  const key = await openDevelopmentKey(readDevelopmentFolder(process.env));
  process.stdout.write(`${await signDevelopmentToken(key, claims, { now: Date.now(), lifetimeS })}\n`);
});
