import { expect, it } from 'vitest';
import { describeRounds } from './describe-rounds.ts';
import { roundOf } from './testing/round-of.ts';

it('says the least, the middle and the most of each gateway, also against stock in the same round', () => {
  const rounds = [
    roundOf('stock', 'unique', { round: 0, perSecond: 50 }),
    roundOf('ours', 'unique', { round: 0, perSecond: 400, p50: 100, p99: 210, residentMb: 250 }),
    roundOf('stock', 'unique', { round: 1, perSecond: 40 }),
    roundOf('ours', 'unique', { round: 1, perSecond: 360, p50: 120, p99: 190, residentMb: 260 }),
    roundOf('ours', 'identical', { round: 1, perSecond: 9_999 }),
  ];
  expect(describeRounds(rounds, 'unique').split('\n')).toEqual([
    'unique:',
    '  stock     40 / 45 / 50 answers/s, 1 / 1 / 1 x stock, p50 1 ms, p99 2 ms, CPU 3 ms, 4 MB, 5 subgraph requests, cores 60 % and 70 %',
    '  ours      360 / 380 / 400 answers/s, 8 / 8.5 / 9 x stock, p50 110 ms, p99 200 ms, CPU 3 ms, 255 MB, 5 subgraph requests, cores 60 % and 70 %',
  ]);
});

it('compares with nothing where stock was not measured', () => {
  expect(describeRounds([roundOf('ours', 'identical', { perSecond: 5 })], 'identical')).toContain(
    '5 / 5 / 5 answers/s, – x stock',
  );
});
