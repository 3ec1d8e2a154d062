import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeSupergraph } from '../../../gateway/src/index.ts';
import type { Bench, BenchOptions, Figure } from '../figure.ts';
import { checkAnswers } from './check-answers.ts';
import { describeRounds, type Load, loads, measureRound, type Round } from './measure-round.ts';
import { gatewayNames, type MeasuredGateway, startGateway } from './start-gateway.ts';
import { startSubgraphs } from './start-subgraphs.ts';
import { subgraphSources } from './subgraph-schemas.ts';
import { toFigures } from './to-figures.ts';

const rivals = fileURLToPath(new URL('rivals', import.meta.url));

/** Rounds of each gateway and load, and the seconds of one. */
const sizes = { full: { rounds: 5, seconds: 8 }, quick: { rounds: 1, seconds: 3 } };

export const gatewayBench: Bench = {
  about: [
    'Gateways on one core, before four light subgraphs in one process on the other core, where the load comes from as well.',
    'A heavy query, three levels deep over four subgraphs, from 50 connections and from one; identical requests, and requests',
    'that a variable makes distinct; and a small query. The baseline is the stock gateway. Quick: 1 round of 3 s, not 5 of 8 s.',
  ].join('\n'),
  async run({ quick, say }: BenchOptions): Promise<Figure[]> {
    await installRivals(say);
    const { rounds, seconds } = quick ? sizes.quick : sizes.full;
    const folder = mkdtempSync(join(tmpdir(), 'gateway-bench-'));
    const subgraphs = await startSubgraphs();
    const gateways: MeasuredGateway[] = [];
    try {
      const supergraphFile = join(folder, 'supergraph.graphql');
      writeFileSync(supergraphFile, compose(subgraphs.urls));
      for (const [index, name] of gatewayNames.entries()) {
        gateways.push(await startGateway(name, { supergraphFile, port: 4_600 + index }));
      }
      say(await checkAnswers(gateways));
      const measured: Round[] = [];
      for (const load of Object.keys(loads) as Load[]) {
        for (let round = 0; round < rounds; round++) {
          for (const gateway of gateways) measured.push(await measureRound(gateway, load, seconds, subgraphs));
        }
        say(describeRounds(measured, load));
      }
      return toFigures(measured);
    } finally {
      await Promise.all(gateways.map((gateway) => gateway.stop()));
      await subgraphs.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function compose(urls: Readonly<Record<string, string>>): string {
  const definitions = Object.entries(subgraphSources).map(([name, { sdl }]) => ({ name, url: urls[name] ?? '', sdl }));
  const composition = composeSupergraph(definitions);
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  return composition.supergraphSdl;
}

async function installRivals(say: (line: string) => void): Promise<void> {
  if (existsSync(join(rivals, 'node_modules'))) return;
  say('Installing what it is measured against …');
  const install = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', rivals], {
    stdio: 'inherit',
  });
  const code = await new Promise((resolve) => install.on('close', resolve));
  if (code !== 0) throw new Error(`npm ci in ${rivals} ended with ${code}.`);
}
