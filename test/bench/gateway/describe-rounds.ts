import { median } from '../figure.ts';
import type { LoadName } from './loads.ts';
import type { Measure, Round } from './round.ts';

/** A paragraph on one load: a line for each gateway, with least / middle / most of its rounds, and middles of the rest. */
export function describeRounds(rounds: readonly Round[], load: LoadName): string {
  const ofLoad = rounds.filter((round) => round.load === load);
  const names = [...new Set(ofLoad.map(({ gateway }) => gateway))];
  const lines = names.map((name) => {
    const own = ofLoad.filter(({ gateway }) => gateway === name);
    const middle = (measure: Measure) => short(median(own.map((round) => round[measure])));
    const percent = (core: keyof Round['busy']) => `${Math.round(100 * median(own.map(({ busy }) => busy[core])))} %`;
    return [
      `  ${name.padEnd(9)} ${spread(own.map(({ perSecond }) => perSecond))} answers/s`,
      `${spread(ratiosToStock(own, ofLoad))} x stock`,
      `p50 ${middle('p50')} ms`,
      `p99 ${middle('p99')} ms`,
      `CPU ${middle('cpuMs')} ms`,
      `${middle('residentMb')} MB`,
      `${middle('fetches')} subgraph requests`,
      `cores ${percent('gateway')} and ${percent('others')}`,
    ].join(', ');
  });
  return [`${load}:`, ...lines].join('\n');
}

/** Answers a second against the stock gateway's in the same round. */
function ratiosToStock(own: readonly Round[], all: readonly Round[]): number[] {
  return own.flatMap(({ round, perSecond }) => {
    const stock = all.find((one) => one.gateway === 'stock' && one.round === round);
    return stock ? [perSecond / stock.perSecond] : [];
  });
}

function spread(values: readonly number[]): string {
  if (values.length === 0) return '–';
  return [Math.min(...values), median(values), Math.max(...values)].map(short).join(' / ');
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
