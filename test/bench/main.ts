/**
 * `npm run bench -- NAME [--quick] [--json FILE]`: measures, prints the machine, the baseline and a table. Judges nothing:
 * it exits 1 only when it could not measure. `--profile`, where a bench has it, says where the time goes instead.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runMain, StartError } from '@weedhounds/errors';
import type { Bench } from './figure.ts';
import { describeMachine, printTable } from './print.ts';

const benches: Record<string, () => Promise<Bench>> = {
  cache: async () => (await import('./cache/bench.ts')).cacheBench,
  cleaning: async () => (await import('./cleaning/bench.ts')).cleaningBench,
  codecs: async () => (await import('./codecs/bench.ts')).codecsBench,
  gateway: async () => (await import('./gateway/bench.ts')).gatewayBench,
  limits: async () => (await import('./limits/bench.ts')).limitsBench,
  start: async () => (await import('./start/bench.ts')).startBench,
};

runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const load = benches[positionals[0] ?? ''];
  if (!load) throw new StartError(`Name one of these: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  const bench = await load();
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  say(describeMachine());
  say(bench.about);
  if (values.profile) {
    if (!bench.profile) throw new StartError(`The bench ${positionals[0]} takes no profile.`);
    return bench.profile({ quick: values.quick, say });
  }
  const figures = await bench.run({ quick: values.quick, say });
  say(`\n${printTable(figures)}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
});
