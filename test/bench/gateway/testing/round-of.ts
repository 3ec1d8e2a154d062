import type { GatewayName } from '../gateway-commands.ts';
import type { LoadName } from '../loads.ts';
import type { Round } from '../round.ts';

const plain = {
  round: 0,
  perSecond: 10,
  p50: 1,
  p99: 2,
  cpuMs: 3,
  residentMb: 4,
  fetches: 5,
  busy: { gateway: 0.6, others: 0.7 },
};

/** A round of which only some figures matter. */
export function roundOf(gateway: GatewayName, load: LoadName, figures: Partial<Round> = {}): Round {
  return { gateway, load, ...plain, ...figures };
}
