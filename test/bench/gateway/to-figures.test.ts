import { expect, it } from 'vitest';
import { gatewayNames } from './gateway-commands.ts';
import { loadNames } from './loads.ts';
import { roundOf } from './testing/round-of.ts';
import { toFigures } from './to-figures.ts';

/** Two rounds of everything; our middles are 12 times those of others under loads of 50 connections. */
const rounds = [0, 1].flatMap((round) =>
  loadNames.flatMap((load) =>
    gatewayNames.map((gateway) => {
      const ours = gateway === 'ours';
      return roundOf(gateway, load, {
        round,
        perSecond: (ours ? 120 : 10) * (round === 0 ? 0.5 : 1.5),
        p50: ours ? 4 : 16,
        cpuMs: ours ? 2 : 20,
        residentMb: ours ? 200 : 400,
      });
    }),
  ),
);

it('compares the middles of our rounds with those of another gateway', () => {
  const figures = toFigures(rounds);
  expect(figures.find(({ figure }) => figure === 'unique-vs-hive-rust')).toEqual({
    figure: 'unique-vs-hive-rust',
    value: 120,
    unit: 'answers/s',
    baseline: 10,
    ratio: 12,
    aim: '2.5 times or more',
  });
  expect(figures.map(({ figure, value, ratio }) => [figure, value, ratio])).toEqual([
    ['unique-vs-stock', 120, 12],
    ['unique-vs-hive', 120, 12],
    ['unique-vs-hive-rust', 120, 12],
    ['identical-vs-stock', 120, 12],
    ['identical-vs-hive-rust', 120, 12],
    ['latency-vs-stock', 4, 0.25],
    ['cpu-vs-stock', 2, 0.1],
    ['small-unique-vs-stock', 120, 12],
    ['small-identical-vs-stock', 120, 12],
    ['rss', 200, null],
  ]);
});

it('takes each figure from the load it is named after', () => {
  const one = rounds.map((round) => (round.load === 'one connection' ? { ...round, p50: round.p50 * 10 } : round));
  expect(toFigures(one).find(({ figure }) => figure === 'latency-vs-stock')).toMatchObject({
    value: 40,
    baseline: 160,
  });
});

it('cannot compare with a gateway that was not measured', () => {
  expect(() => toFigures(rounds.filter(({ gateway }) => gateway !== 'hive'))).toThrow('at least one value');
});
