import { describe, expect, it } from 'vitest';
import { createProfileMatrix } from './profile-matrix.ts';

const profile = (id: string, values: Record<string, number>, sampleCount = 1) => ({
  id,
  sampleCount,
  values: new Map(Object.entries(values)),
});

describe('createProfileMatrix', () => {
  it('orders rows by id and columns by analyte, whatever order they come in', () => {
    const matrix = createProfileMatrix([
      profile('b', { myrcene: 0.4, linalool: 0 }, 7),
      profile('a', { limonene: 0.2 }),
    ]);
    expect(matrix).toEqual({
      ids: ['a', 'b'],
      analytes: ['limonene', 'linalool', 'myrcene'],
      sampleCounts: Uint32Array.of(1, 7),
      values: Float64Array.of(0.2, 0, 0, 0, 0, 0.4),
      tested: Uint8Array.of(1, 0, 0, 0, 1, 1),
      rows: new Map([
        ['a', 0],
        ['b', 1],
      ]),
    });
  });

  it('holds nothing when given nothing', () => {
    expect(createProfileMatrix([])).toMatchObject({ ids: [], analytes: [], values: new Float64Array(0) });
  });

  it('refuses an id that comes twice', () => {
    expect(() => createProfileMatrix([profile('a', {}), profile('a', {})])).toThrow(
      new TypeError("Each profile's id must come once; got a twice."),
    );
  });

  it.each([-0.1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a value of %s', (value) => {
    expect(() => createProfileMatrix([profile('a', { myrcene: value })])).toThrow(
      new TypeError(`A profile's values must be finite and 0 or more; got ${value} for myrcene.`),
    );
  });
});
