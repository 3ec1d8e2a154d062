import type { CodecName } from './codecs.ts';
import type { CompressionName } from './compressions.ts';

/** How a value becomes bytes. */
export interface Encoding {
  codec: CodecName;
  /** How encoded values are compressed, by how many bytes they have; the fewest first. What is smaller than the first is not compressed. */
  compressions: readonly { fromBytes: number; compression: CompressionName }[];
}

/**
 * As `npm run bench -- codecs` measured it. Below a kilobyte compression takes longer than it saves; LZ4 is the cheapest up to some
 * kilobytes, and from there deflate at its fastest, which takes a quarter off what LZ4 leaves.
 */
const compressions: Encoding['compressions'] = [
  { fromBytes: 1_000, compression: 'lz4' },
  { fromBytes: 6_000, compression: 'deflate-1' },
];

/** The cheapest for most of what is kept, or within noise of it. */
export const usualEncoding: Encoding = { codec: 'msgpack-records', compressions };

/** For many small numbers under the same names, as prices and profiles are: a quarter smaller at the same cost. */
export const profileEncoding: Encoding = { codec: 'packed', compressions };

/** How an encoded value of that many bytes is compressed. */
export function compressionFor({ compressions }: Encoding, bytes: number): CompressionName {
  return compressions.findLast(({ fromBytes }) => bytes >= fromBytes)?.compression ?? 'none';
}

/**
 * Chooses by the policy that an entry is kept by.
 *
 * @param byPolicy by the policy's name
 * @param otherwise for entries of other policies, and for what is no entry
 */
export function encodingByPolicy(
  byPolicy: Readonly<Record<string, Encoding>>,
  otherwise: Encoding,
): (value: unknown) => Encoding {
  const encodings = new Map(Object.entries(byPolicy));
  return (value) => {
    const policy = typeof value === 'object' && value !== null && 'policy' in value ? value.policy : undefined;
    return (typeof policy === 'string' ? encodings.get(policy) : undefined) ?? otherwise;
  };
}
