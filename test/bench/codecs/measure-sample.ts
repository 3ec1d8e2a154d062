import {
  type CodecName,
  type CompressionName,
  codecs,
  compressions,
  createSealer,
  type Sealer,
} from '@weedhounds/cache/codec';
import { median } from '../figure.ts';
import type { Sample } from './samples.ts';
import { timeOf } from './time-of.ts';

/** One codec with one compression, on one sample. */
export interface Measured {
  codec: CodecName;
  compression: CompressionName;
  /** Of the whole envelope. */
  bytes: number;
  /** Microseconds of a seal, and of an open. */
  sealUs: number;
  openUs: number;
}

const codecNames = Object.keys(codecs) as CodecName[];
const compressionNames = Object.keys(compressions) as CompressionName[];

/**
 * Every codec with every compression, by turns, so that what slows the machine slows all: medians of so many rounds.
 *
 * @param sliceMs how long each is measured in a round
 * @throws Error where one does not bring the sample back
 */
export function measureSample({ name, entry }: Sample, rounds: number, sliceMs: number): Measured[] {
  const pairs = codecNames.flatMap((codec) => compressionNames.map((compression) => preparePair(codec, compression)));
  for (let round = 0; round < rounds; round++) {
    for (const { sealer, sealUs, openUs } of pairs) {
      sealUs.push(timeOf(() => sealer.seal(name, entry), sliceMs));
      const bytes = sealer.seal(name, entry);
      openUs.push(timeOf(() => sealer.open(name, bytes), sliceMs));
    }
  }
  return pairs.map(({ codec, compression, sealer, sealUs, openUs }) => {
    const sealed = sealer.seal(name, entry);
    const opened = sealer.open(name, sealed);
    if (opened.kind !== 'opened' || JSON.stringify(opened.value) !== JSON.stringify(entry)) {
      throw new Error(`${codec} with ${compression} does not bring ${name} back.`);
    }
    return { codec, compression, bytes: sealed.length, sealUs: median(sealUs), openUs: median(openUs) };
  });
}

interface Pair {
  codec: CodecName;
  compression: CompressionName;
  sealer: Sealer;
  sealUs: number[];
  openUs: number[];
}

function preparePair(codec: CodecName, compression: CompressionName): Pair {
  const encoding = { codec, compressions: [{ fromBytes: 0, compression }] };
  return { codec, compression, sealer: createSealer({ encodingOf: () => encoding }), sealUs: [], openUs: [] };
}
