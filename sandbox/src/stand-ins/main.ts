/**
 * `npm run stand-ins`: a stand-in for each provider with its shops of the embedded catalogue, until it is interrupted. Prints the
 * environment by which our providers read them, and where their faults are switched.
 */
import { runMain } from '@weedhounds/errors';
import { drainOnSignals } from '@weedhounds/http';
import { catalogueShops, optionsOf } from './catalogue-shops.ts';
import type { StandInKind } from './stand-in.ts';
import { startStandIn } from './start-stand-in.ts';

const kinds: readonly StandInKind[] = ['dutchie-pos', 'jane', 'ocs'];

runMain(async () => {
  const standIns = await Promise.all(kinds.map((kind) => startStandIn(kind, optionsOf(catalogueShops(kind)))));
  drainOnSignals(async () => void (await Promise.all(standIns.map((standIn) => standIn.close()))));
  const lines = standIns.flatMap(({ kind, url, environment }) => [
    `# ${kind}: ${url}/__stand-in/faults`,
    ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
  ]);
  process.stdout.write(`${lines.join('\n')}\n`);
});
