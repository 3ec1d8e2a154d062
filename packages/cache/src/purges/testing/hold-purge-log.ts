/**
 * Run as a process of its own by the tests of the log: opens the log of the database named first, says where it is, purges each tag that it
 * is told on a line, says so, and ends in order when its input does.
 */
import { createInterface } from 'node:readline';
import { openPersistentPurgeLog } from '../persistent-purge-log.ts';

const [, , url = ''] = process.argv;
const log = await openPersistentPurgeLog({ url });
const say = (what: unknown) => process.stdout.write(`${JSON.stringify(what)}\n`);
say(log.fence());
for await (const tag of createInterface({ input: process.stdin })) {
  await log.purge([tag], 'HARD');
  say(log.fence());
}
await log.close();
