import type { Bench, BenchOptions, Figure } from '../figure.ts';
import { measureEncryption } from './measure-encryption.ts';
import { type Measured, measureSample } from './measure-sample.ts';
import { byCost, costOf, microsecondsPerByte, propose, readsPerWrite, undominated } from './propose.ts';
import { createSamples, type Sample } from './samples.ts';

/** What a kept value takes in bytes and time, by every codec and compression; and which to take for it. */
export const codecsBench: Bench = {
  about: [
    'Entries as the gateway keeps them, sealed and opened whole, by every codec with every compression; the baseline is plain JSON.',
    `The proposal is the smallest within 5 % of the least cost, where a value is read ${readsPerWrite} times for each time it is written, and a byte that travels costs`,
    `${microsecondsPerByte * 1_000} ns. Beside it those that nothing beats in size and both times. --quick: 3 rounds of 1 ms for 9 of 3 ms.`,
  ].join('\n'),
  async run(options): Promise<Figure[]> {
    const { rounds, sliceMs } = options.quick ? { rounds: 3, sliceMs: 1 } : { rounds: 9, sliceMs: 3 };
    return createSamples().flatMap((sample) => [
      ...compareProposal(sample, measureSample(sample, rounds, sliceMs), options),
      ...measureEncryption(sample, rounds, sliceMs),
    ]);
  },
};

function compareProposal(sample: Sample, all: readonly Measured[], { say }: BenchOptions): Figure[] {
  const measured = byCost(all);
  const baseline = measured.find(({ codec, compression }) => codec === 'json' && compression === 'none');
  if (!baseline) throw new Error('A bench of codecs needs plain JSON among them.');
  const best = propose(measured);
  say(`\n${sample.name}, ${sample.entry.policy}; bytes, µs to seal, µs to open, cost`);
  const plain = measured.filter(({ compression }) => compression === 'none');
  for (const one of new Set([...undominated(measured), ...plain])) say(describe(one));
  return [
    compare(`${sample.name}-bytes-vs-json`, 'B', best.bytes, baseline.bytes, best),
    compare(`${sample.name}-seal-vs-json`, 'µs', best.sealUs, baseline.sealUs, best),
    compare(`${sample.name}-open-vs-json`, 'µs', best.openUs, baseline.openUs, best),
    compare(`${sample.name}-cost-vs-json`, 'µs', costOf(best), costOf(baseline), best),
  ];
}

function describe(measured: Measured): string {
  const { codec, compression, bytes, sealUs, openUs } = measured;
  const numbers = [String(bytes), sealUs.toFixed(1), openUs.toFixed(1), costOf(measured).toFixed(0)];
  return `  ${codec.padEnd(17)}${compression.padEnd(10)}${numbers.map((number) => number.padStart(8)).join('')}`;
}

function compare(
  figure: string,
  unit: string,
  value: number,
  baseline: number,
  { codec, compression }: Measured,
): Figure {
  return {
    figure,
    value,
    unit,
    baseline,
    ratio: value / baseline,
    aim: `less than JSON, by ${codec} with ${compression}`,
  };
}
