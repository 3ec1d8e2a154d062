import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeRounds } from './describe-rounds.ts';
import type { LoadName } from './loads.ts';
import { measureRound } from './measure-round.ts';
import { type CpuProfile, readSelfTimes, type SelfTimes } from './self-times.ts';
import { startGateway } from './start-gateway.ts';
import type { Surroundings } from './start-surroundings.ts';

/** Runs our gateway alone under each load, with a CPU profile taken, and says where its time went. */
export async function profileGateway(
  around: Surroundings,
  { loads, warmUp, seconds }: { loads: readonly LoadName[]; warmUp: number; seconds: number },
  say: (line: string) => void,
): Promise<void> {
  for (const load of loads) {
    const profileFolder = join(around.folder, load.replaceAll(' ', '-'));
    const gateway = await startGateway('ours', { ...around, profileFolder });
    try {
      say(describeRounds([await measureRound(gateway, { load, round: 0, warmUp, seconds }, around)], load));
    } finally {
      await gateway.close();
    }
    for (const profile of readProfiles(profileFolder)) {
      const times = readSelfTimes(profile, seconds * 1_000);
      if (times.busyMs > 0) say(describeSelfTimes(times));
    }
  }
}

/** The profiles of all threads of a process, which it wrote as it ended. */
function readProfiles(folder: string): CpuProfile[] {
  return readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile);
}

function describeSelfTimes({ busyMs, functions, places }: SelfTimes): string {
  const share = (ms: number) => `${((100 * ms) / busyMs).toFixed(1).padStart(5)} %`;
  return [
    `\nA thread that was at work for ${Math.round(busyMs)} ms; by place:`,
    ...places.slice(0, 15).map(({ name, ms }) => `${share(ms)}  ${name}`),
    'by function, those it calls left out:',
    ...functions.slice(0, 40).map(({ name, place, ms }) => `${share(ms)}  ${name}  ${place}`),
  ].join('\n');
}
