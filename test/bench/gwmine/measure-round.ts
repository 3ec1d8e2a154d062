import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { median } from '../figure.ts';
import { cpuMsOf, residentMbOf } from './read-process.ts';
import type { MeasuredGateway } from './start-gateway.ts';
import type { Subgraphs } from './start-subgraphs.ts';
import { heavyQuery, smallQuery } from './subgraph-schemas.ts';

/** What can be asked of a gateway. */
export const loads = {
  identical: { connections: 50, mode: 'identical', query: heavyQuery },
  unique: { connections: 50, mode: 'unique', query: heavyQuery },
  'one connection': { connections: 1, mode: 'unique', query: heavyQuery },
  'small identical': { connections: 50, mode: 'identical', query: smallQuery },
  'small unique': { connections: 50, mode: 'unique', query: smallQuery },
} as const;

export type Load = keyof typeof loads;

/** What one gateway did in one round of one load. */
export interface Round {
  gateway: string;
  load: Load;
  /** Answers in a second. */
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Milliseconds of the gateway's CPU for one answer. */
  cpuMs: number;
  /** Megabytes that the gateway holds at the end. */
  residentMb: number;
  /** Requests of subgraphs for one answer. */
  fetches: number;
}

const main = fileURLToPath(new URL('load.main.ts', import.meta.url));

/** Half a second of the load to warm up, then as long as is said. @throws Error when a request fails */
export async function measureRound(
  gateway: MeasuredGateway,
  load: Load,
  seconds: number,
  subgraphs: Subgraphs,
): Promise<Round> {
  await send(gateway, load, Math.max(1, seconds / 4));
  const [cpu, count] = [cpuMsOf(gateway.pid), await subgraphs.count()];
  const { perSecond, p50, p99, total } = await send(gateway, load, seconds);
  return {
    gateway: gateway.name,
    load,
    perSecond,
    p50,
    p99,
    cpuMs: (cpuMsOf(gateway.pid) - cpu) / total,
    residentMb: residentMbOf(gateway.pid),
    fetches: ((await subgraphs.count()) - count) / total,
  };
}

async function send({ url, name }: MeasuredGateway, load: Load, seconds: number) {
  const { connections, mode, query } = loads[load];
  const args = ['--import', 'tsx', main, url, String(seconds), String(connections), mode, query];
  const child = spawn('taskset', ['-c', '1', process.execPath, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const result = JSON.parse(output) as { perSecond: number; total: number; p50: number; p99: number; failed: number };
  if (result.failed > 0) throw new Error(`${name} failed ${result.failed} requests of the load ${load}.`);
  return result;
}

/** One line for each gateway: least, middle and most of its rounds of a load, and the middle of the rest. */
export function describeRounds(rounds: readonly Round[], load: Load): string {
  const names = [...new Set(rounds.map(({ gateway }) => gateway))];
  const lines = names.map((name) => {
    const own = rounds.filter((round) => round.gateway === name && round.load === load);
    const middle = (field: 'perSecond' | 'p50' | 'p99' | 'cpuMs' | 'residentMb' | 'fetches') =>
      Number(median(own.map((round) => round[field])).toPrecision(3));
    const rates = own.map(({ perSecond }) => Math.round(perSecond)).sort((one, other) => one - other);
    return [
      `  ${name.padEnd(10)} ${rates[0]} / ${middle('perSecond')} / ${rates.at(-1)} a second`,
      `p50 ${middle('p50')} ms, p99 ${middle('p99')} ms, CPU ${middle('cpuMs')} ms`,
      `${middle('residentMb')} MB, ${middle('fetches')} subgraph requests`,
    ].join(', ');
  });
  return [`${load}:`, ...lines].join('\n');
}
