import { checkAnswers } from './check-answers.ts';
import { describeRounds } from './describe-rounds.ts';
import { gatewayNames } from './gateway-commands.ts';
import { loadNames } from './loads.ts';
import { measureRound } from './measure-round.ts';
import { heavyQuery, smallQuery } from './queries.ts';
import type { Round } from './round.ts';
import { type MeasuredGateway, startGateway } from './start-gateway.ts';
import type { Surroundings } from './start-surroundings.ts';

export interface Size {
  /** Rounds of each load, in which every gateway has its turn. */
  rounds: number;
  /** Seconds that are counted of each turn. */
  seconds: number;
  /** Seconds under load before that, in each turn; and before everything, for code that is compiled as it is used. */
  warmUp: number;
  firstWarmUp: number;
}

/** All gateways run at once and are asked in turn, each round beginning with another one. */
export async function measureGateways(
  around: Surroundings,
  { rounds, seconds, warmUp, firstWarmUp }: Size,
  say: (line: string) => void,
): Promise<Round[]> {
  const gateways: MeasuredGateway[] = [];
  try {
    for (const name of gatewayNames) gateways.push(await startGateway(name, around));
    say(await checkAnswers(gateways, [heavyQuery, smallQuery]));
    for (const gateway of gateways) {
      await measureRound(gateway, { load: 'unique', round: 0, warmUp: firstWarmUp, seconds: 0.5 }, around);
    }
    const measured: Round[] = [];
    for (const load of loadNames) {
      for (let round = 0; round < rounds; round++) {
        for (const gateway of rotate(gateways, round)) {
          measured.push(await measureRound(gateway, { load, round, warmUp, seconds }, around));
        }
      }
      say(describeRounds(measured, load));
    }
    return measured;
  } finally {
    await Promise.all(gateways.map((gateway) => gateway.close()));
  }
}

function rotate<T>(items: readonly T[], by: number): T[] {
  return items.map((_, index) => items[(index + by) % items.length] as T);
}
