import { expect, it } from 'vitest';
import { compressionFor, type Encoding, encodingByPolicy } from './encoding.ts';

const plain: Encoding = { codec: 'json', compressions: [] };
const small: Encoding = {
  codec: 'packed',
  compressions: [
    { fromBytes: 100, compression: 'lz4' },
    { fromBytes: 1_000, compression: 'zstd-3' },
  ],
};

it('compresses with the last step that a value is large enough for', () => {
  expect([0, 99, 100, 999, 1_000].map((bytes) => compressionFor(small, bytes))).toEqual([
    'none',
    'none',
    'lz4',
    'lz4',
    'zstd-3',
  ]);
  expect(compressionFor(plain, 1_000_000)).toBe('none');
});

it('chooses by the policy of an entry, and otherwise where it has none of them', () => {
  const encodingOf = encodingByPolicy({ TERPENE_PROFILES: small }, plain);
  expect(encodingOf({ policy: 'TERPENE_PROFILES' })).toBe(small);
  for (const other of [{ policy: 'PRICING_DATA' }, { policy: 'constructor' }, { policy: 5 }, {}, null, 'text', [1]]) {
    expect(encodingOf(other)).toBe(plain);
  }
});
