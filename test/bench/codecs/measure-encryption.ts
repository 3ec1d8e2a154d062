import { createSealer } from '@weedhounds/cache/codec';
import { type Figure, median } from '../figure.ts';
import type { Sample } from './samples.ts';
import { timeOf } from './time-of.ts';

/** What encryption adds to a sample as it is usually encoded: times of both, by turns. */
export function measureEncryption({ name, entry }: Sample, rounds: number, sliceMs: number): Figure[] {
  const sides = {
    encrypted: createSealer({ encryptionKeys: [{ id: 1, secret: Buffer.alloc(32, 1) }] }),
    plain: createSealer(),
  };
  const times = {
    encrypted: { seal: [] as number[], open: [] as number[] },
    plain: { seal: [] as number[], open: [] as number[] },
  };
  for (let round = 0; round < rounds; round++) {
    for (const side of ['encrypted', 'plain'] as const) {
      const sealer = sides[side];
      const bytes = sealer.seal(name, entry);
      times[side].seal.push(timeOf(() => sealer.seal(name, entry), sliceMs));
      times[side].open.push(timeOf(() => sealer.open(name, bytes), sliceMs));
    }
  }
  return (['seal', 'open'] as const).map((step) => {
    const [value, baseline] = [median(times.encrypted[step]), median(times.plain[step])];
    const figure = `${name}-encrypted-${step}-vs-plain`;
    return { figure, value, unit: 'µs', baseline, ratio: value / baseline, aim: 'none: no key, no encryption' };
  });
}
