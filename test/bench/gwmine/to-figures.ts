import { type Figure, median } from '../figure.ts';
import type { Load, Round } from './measure-round.ts';

type Measure = 'perSecond' | 'p50' | 'cpuMs' | 'residentMb';

/** The middle of our rounds against the middle of another's. */
export function toFigures(rounds: readonly Round[]): Figure[] {
  const middle = (gateway: string, load: Load, measure: Measure) =>
    median(rounds.filter((round) => round.gateway === gateway && round.load === load).map((round) => round[measure]));
  const compare = (
    figure: string,
    {
      load,
      measure,
      unit,
      aim,
      rival = 'stock',
    }: { load: Load; measure: Measure; unit: string; aim: string; rival?: string },
  ): Figure => {
    const [value, baseline] = [middle('ours', load, measure), middle(rival, load, measure)];
    return { figure, value, unit, baseline, ratio: value / baseline, aim };
  };
  const rate = { measure: 'perSecond', unit: 'answers/s' } as const;
  return [
    compare('unique-vs-stock', { load: 'unique', ...rate, aim: '8 times or more' }),
    compare('unique-vs-hive', { load: 'unique', ...rate, rival: 'hive', aim: '–' }),
    compare('unique-vs-hive-rust', { load: 'unique', ...rate, rival: 'hive-rust', aim: '2.5 times or more' }),
    compare('identical-vs-stock', { load: 'identical', ...rate, aim: '100 times or more' }),
    compare('identical-vs-hive-rust', { load: 'identical', ...rate, rival: 'hive-rust', aim: '–' }),
    compare('latency-vs-stock', { load: 'one connection', measure: 'p50', unit: 'ms', aim: 'a quarter or less' }),
    compare('cpu-vs-stock', { load: 'unique', measure: 'cpuMs', unit: 'ms', aim: 'an eighth or less' }),
    compare('small-unique-vs-stock', { load: 'small unique', ...rate, aim: '–' }),
    compare('small-identical-vs-stock', { load: 'small identical', ...rate, aim: '–' }),
    {
      figure: 'rss',
      value: middle('ours', 'unique', 'residentMb'),
      unit: 'MB',
      baseline: middle('stock', 'unique', 'residentMb'),
      ratio: null,
      aim: '300 or less',
    },
  ];
}
