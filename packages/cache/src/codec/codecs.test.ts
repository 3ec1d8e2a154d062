import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Codec } from './codec.ts';
import { codecs } from './codecs.ts';
import { isSame } from './testing/is-same.ts';
import { jsonValues } from './testing/json-values.ts';

describe.each<[string, Codec]>(Object.entries(codecs))('%s', (name, codec) => {
  it('goes by its name', () => {
    expect(codec.name).toBe(name);
  });

  it('brings every JSON value back as it was, the order of names too', () => {
    fc.assert(
      fc.property(jsonValues, (value) => isSame(codec.decode(codec.encode(value)), value)),
      { numRuns: 500 },
    );
  });

  it('brings back a name that would set a prototype', () => {
    const value: unknown = JSON.parse('[{"__proto__":{"isAdmin":true},"a":1},{"__proto__":{"isAdmin":true},"a":1}]');
    const decoded = codec.decode(codec.encode(value));
    expect(JSON.stringify(decoded)).toBe(JSON.stringify(value));
    expect(Object.getPrototypeOf((decoded as object[])[0])).toBe(Object.prototype);
  });

  it('brings back half a surrogate pair, in short texts and in long ones', () => {
    const value = ['\ud83c', '\udf6e', 'x'.repeat(100).concat('\ud83c'), { '\ud83c': '\ud83c\udf6e' }];
    expect(codec.decode(codec.encode(value))).toStrictEqual(value);
  });

  it('brings back more lists of names than a codec remembers', () => {
    const value = Array.from({ length: 500 }, (_, index) => ({ [`a${index % 300}`]: index, both: true }));
    expect(codec.decode(codec.encode(value))).toStrictEqual(value);
  });

  it('reads nothing that another value was written with before', () => {
    const bytes = codec.encode([{ first: 1, second: 2 }]);
    codec.encode([{ second: 1, first: 2 }]);
    codec.decode(codec.encode([{ third: 1, fourth: 2 }]));
    expect(codec.decode(Buffer.from(bytes))).toStrictEqual([{ first: 1, second: 2 }]);
  });
});

it('tells codecs apart by ids that never change', () => {
  expect(Object.fromEntries(Object.values(codecs).map(({ id, name }) => [id, name]))).toEqual({
    0: 'json',
    1: 'msgpack',
    2: 'msgpack-records',
    3: 'cbor',
    4: 'structured-clone',
    5: 'packed',
  });
});
