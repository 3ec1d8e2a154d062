import { askGateway } from './ask-gateway.ts';
import type { LoadCount } from './load-messages.ts';
import { type LoadName, loads } from './loads.ts';
import { cpuMsOf, residentMbOf } from './read-process.ts';
import type { Round } from './round.ts';
import type { MeasuredGateway } from './start-gateway.ts';
import type { LoadGenerator } from './start-load.ts';
import type { Subgraphs } from './start-subgraphs.ts';

/** What is there to measure with. */
export interface Bystanders {
  subgraphs: Subgraphs;
  load: LoadGenerator;
}

export interface RoundOptions {
  load: LoadName;
  round: number;
  /** Seconds under load before anything is counted. */
  warmUp: number;
  /** Seconds that are counted; more when the answers to count are too few. */
  seconds: number;
}

/**
 * Puts a gateway under load and counts in the middle of it, so that nothing begins or breaks off in what is counted.
 *
 * @throws Error when a request fails, an answer is not as long as the first one, or too few come
 */
export async function measureRound(
  gateway: MeasuredGateway,
  { load, round, warmUp, seconds }: RoundOptions,
  { subgraphs, load: generator }: Bystanders,
): Promise<Round> {
  const { length } = await askGateway(gateway, loads[load].query);
  const look = async () => ({
    cpuMs: cpuMsOf(gateway.pid),
    othersMs: cpuMsOf(subgraphs.pid) + cpuMsOf(generator.pid),
    fetches: await subgraphs.count(),
  });
  generator.start(gateway.url, loads[load], length);
  await wait(warmUp);
  await generator.forget();
  const before = await look();
  const count = await countFor(seconds, loads[load].connections, generator);
  const after = await look();
  const residentMb = residentMbOf(gateway.pid);
  await generator.stop();
  await settle(gateway.pid);
  if (count.failure !== null) {
    throw new Error(
      `${gateway.name} failed ${count.failed} requests of the load ${load}, at first with ${count.failure}`,
    );
  }
  const cpuMs = after.cpuMs - before.cpuMs;
  const elapsed = count.seconds * 1_000;
  return {
    gateway: gateway.name,
    load,
    round,
    perSecond: count.answers / count.seconds,
    p50: count.p50,
    p99: count.p99,
    cpuMs: cpuMs / count.answers,
    residentMb,
    fetches: (after.fetches - before.fetches) / count.answers,
    busy: { gateway: cpuMs / elapsed, others: (after.othersMs - before.othersMs) / elapsed },
  };
}

/** A slow gateway on a busy machine is given a minute to answer as often as there are connections. */
async function countFor(seconds: number, connections: number, generator: LoadGenerator): Promise<LoadCount> {
  for (;;) {
    await wait(seconds);
    const count = await generator.count();
    if (count.answers >= connections || count.failure !== null) return count;
    if (count.seconds > 60) throw new Error(`${connections} answers must come in a minute; got ${count.answers}.`);
  }
}

/** Gateways go on with what nobody waits for any more: the next one gets the core when this one is at rest. */
async function settle(pid: number): Promise<void> {
  for (let looks = 0; looks < 50; looks++) {
    const before = cpuMsOf(pid);
    await wait(0.2);
    if (cpuMsOf(pid) - before <= 20) return;
  }
}

function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
}
