import { execFileSync } from 'node:child_process';
import type { Bench } from '../figure.ts';
import { checkMachine } from './check-machine.ts';
import { installRivals } from './install-rivals.ts';
import { measureGateways, type Size } from './measure-gateways.ts';
import { profileGateway } from './profile-gateway.ts';
import { startSurroundings } from './start-surroundings.ts';
import { toFigures } from './to-figures.ts';

const full: Size = { rounds: 5, seconds: 8, warmUp: 2, firstWarmUp: 15 };
const quick: Size = { rounds: 1, seconds: 1, warmUp: 0.3, firstWarmUp: 1.5 };

/** What a gateway costs and how much it answers, against others over the same subgraphs. */
export const gatewayBench: Bench = {
  about: [
    'Gateways, each alone on one core, before four light subgraphs in one process on another, where the load comes from as well.',
    'A heavy query, three levels deep over four subgraphs, from 50 connections and from one; identical requests, and requests that',
    'a variable makes distinct; and a small query. The baseline is the stock gateway, or the one in the name. Rounds take turns.',
    `--quick: 1 round of ${quick.seconds} s, not ${full.rounds} of ${full.seconds} s. --profile: our gateway alone, and where its time goes.`,
  ].join('\n'),
  async run(options) {
    prepare(options.say);
    const around = await startSurroundings();
    try {
      return toFigures(await measureGateways(around, options.quick ? quick : full, options.say));
    } finally {
      await around.close();
    }
  },
  async profile(options) {
    prepare(options.say);
    const around = await startSurroundings();
    const seconds = options.quick ? 3 : 10;
    try {
      await profileGateway(around, { loads: ['unique', 'identical'], warmUp: seconds / 2, seconds }, options.say);
    } finally {
      await around.close();
    }
  },
};

function prepare(say: (line: string) => void): void {
  checkMachine();
  installRivals(say);
  execFileSync('npm', ['run', 'build', '--silent', '--workspace', 'gateway', '--', '--logLevel', 'warn'], {
    stdio: 'inherit',
  });
}
