import { type Figure, median } from '../figure.ts';
import type { GatewayName } from './gateway-commands.ts';
import type { LoadName } from './loads.ts';
import type { Measure, Round } from './round.ts';

interface Comparison {
  figure: string;
  load: LoadName;
  measure: Measure;
  unit: string;
  rival?: GatewayName;
  aim: string;
}

const rate = { measure: 'perSecond', unit: 'answers/s' } as const;

const comparisons: readonly Comparison[] = [
  { figure: 'unique-vs-stock', load: 'unique', ...rate, aim: '8 times or more' },
  { figure: 'unique-vs-hive', load: 'unique', ...rate, rival: 'hive', aim: 'none' },
  { figure: 'unique-vs-hive-rust', load: 'unique', ...rate, rival: 'hive-rust', aim: '2.5 times or more' },
  { figure: 'identical-vs-stock', load: 'identical', ...rate, aim: '100 times or more' },
  { figure: 'identical-vs-hive-rust', load: 'identical', ...rate, rival: 'hive-rust', aim: 'none' },
  { figure: 'latency-vs-stock', load: 'one connection', measure: 'p50', unit: 'ms', aim: 'a quarter or less' },
  { figure: 'cpu-vs-stock', load: 'unique', measure: 'cpuMs', unit: 'ms', aim: 'an eighth or less' },
  { figure: 'small-unique-vs-stock', load: 'small unique', ...rate, aim: 'none' },
  { figure: 'small-identical-vs-stock', load: 'small identical', ...rate, aim: 'none' },
];

/** Middles of our rounds against middles of others' in the same run. */
export function toFigures(rounds: readonly Round[]): Figure[] {
  const middle = (gateway: GatewayName, load: LoadName, measure: Measure) =>
    median(rounds.filter((round) => round.gateway === gateway && round.load === load).map((round) => round[measure]));
  const figures = comparisons.map(({ figure, load, measure, unit, rival = 'stock', aim }): Figure => {
    const value = middle('ours', load, measure);
    const baseline = middle(rival, load, measure);
    return { figure, value, unit, baseline, ratio: value / baseline, aim };
  });
  const rss: Figure = {
    figure: 'rss',
    value: middle('ours', 'unique', 'residentMb'),
    unit: 'MB',
    baseline: middle('stock', 'unique', 'residentMb'),
    ratio: null,
    aim: '300 or less',
  };
  return [...figures, rss];
}
