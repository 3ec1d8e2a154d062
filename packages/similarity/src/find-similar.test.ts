import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSimilar, type Match, type SimilarityOptions, similarityOf } from './find-similar.ts';
import { createProfileMatrix, type Profile } from './profile-matrix.ts';

const profile = (id: string, values: Record<string, number>, sampleCount = 1): Profile => ({
  id,
  sampleCount,
  values: new Map(Object.entries(values)),
});

const options: SimilarityOptions = { first: 100, minimumSharedAnalytes: 1, minimumSamples: 1 };

/** As the definition reads: restrict both to the shared analytes, close each to 1, then the cosine. */
function naiveSimilarity(a: Profile, b: Profile): { similarity: number | null; sharedAnalytes: number } {
  const shared = [...a.values.keys()].filter((analyte) => b.values.has(analyte));
  const close = ({ values }: Profile) => {
    const own = shared.map((analyte) => values.get(analyte) ?? 0);
    const total = own.reduce((sum, value) => sum + value, 0);
    return total > 0 ? own.map((value) => value / total) : null;
  };
  const [x, y] = [close(a), close(b)];
  if (!x || !y) return { similarity: null, sharedAnalytes: shared.length };
  const dot = (u: number[], v: number[]) => u.reduce((sum, value, at) => sum + value * (v[at] ?? 0), 0);
  return { similarity: dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y)), sharedAnalytes: shared.length };
}

const analytes = ['camphene', 'guaiol', 'limonene', 'linalool', 'myrcene', 'ocimene', 'pinene'];
/** Percent by mass: nothing, or from a trace to a lot. */
const quantity = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.double({ min: 1e-4, max: 100, noNaN: true }) },
);
const values = fc
  .array(fc.tuple(fc.constantFrom(...analytes), quantity), { maxLength: 12 })
  .map((pairs) => new Map(pairs));
const profiles = fc
  .array(fc.record({ sampleCount: fc.integer({ min: 1, max: 9 }), values }), { minLength: 1, maxLength: 12 })
  .map((all): Profile[] => all.map((one, at) => ({ id: `p${at}`, ...one })));
const shuffled = profiles.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
);

describe('findSimilar', () => {
  it('finds the most similar first and says what each rests on', () => {
    const matrix = createProfileMatrix([
      profile('query', { myrcene: 3, limonene: 4 }),
      profile('same', { myrcene: 6, limonene: 8 }, 5),
      profile('orthogonal', { myrcene: 0, limonene: 0, pinene: 1 }),
      profile('near', { myrcene: 4, limonene: 3, pinene: 9 }, 2),
      profile('unshared', { pinene: 1 }),
    ]);
    expect(findSimilar(matrix, 'query', options)).toEqual([
      { id: 'same', similarity: 1, sharedAnalytes: 2, sampleCount: 5 },
      { id: 'near', similarity: 0.96, sharedAnalytes: 2, sampleCount: 2 },
    ] satisfies Match[]);
  });

  it('finds nothing for an id it does not hold', () => {
    expect(findSimilar(createProfileMatrix([profile('a', { myrcene: 1 })]), 'b', options)).toEqual([]);
  });

  it('puts equal similarities in the order of their ids and keeps the first of them', () => {
    const same = ['d', 'b', 'e', 'a', 'c'].map((id) => profile(id, { myrcene: 1, limonene: 1 }));
    const found = findSimilar(createProfileMatrix(same), 'c', { ...options, first: 3 });
    expect(found.map(({ id }) => id)).toEqual(['a', 'b', 'd']);
  });

  it('answers the same whatever order the profiles come in', () => {
    fc.assert(
      fc.property(shuffled, ([all, reordered]) => {
        expect(findSimilar(createProfileMatrix(reordered), 'p0', options)).toEqual(
          findSimilar(createProfileMatrix(all), 'p0', options),
        );
      }),
    );
  });

  it('agrees with the definition for every option', () => {
    const anyOptions = fc.record({
      first: fc.integer({ min: 1, max: 12 }),
      minimumSharedAnalytes: fc.integer({ min: 1, max: 7 }),
      minimumSamples: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(profiles, anyOptions, (all, chosen) => {
        const [own, ...others] = all as [Profile, ...Profile[]];
        const expected = others
          .filter(({ sampleCount }) => sampleCount >= chosen.minimumSamples)
          .map((other) => ({ id: other.id, sampleCount: other.sampleCount, ...naiveSimilarity(own, other) }))
          .filter(
            ({ similarity, sharedAnalytes }) => similarity !== null && sharedAnalytes >= chosen.minimumSharedAnalytes,
          );
        const everything = findSimilar(createProfileMatrix(all), 'p0', { ...chosen, first: 100 });
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect([...everything].sort(byId)).toEqual(
          expected.sort(byId).map((match) => ({ ...match, similarity: expect.closeTo(match.similarity ?? 0, 9) })),
        );
        expect(findSimilar(createProfileMatrix(all), 'p0', chosen)).toEqual(everything.slice(0, chosen.first));
        const scores = everything.map(({ similarity }) => similarity);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
    );
  });
});

describe('similarityOf', () => {
  it('is symmetric and lies from 0 to 1', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const matrix = createProfileMatrix([
          { id: 'a', sampleCount: 1, values: a },
          { id: 'b', sampleCount: 1, values: b },
        ]);
        const similarity = similarityOf(matrix, 'a', 'b');
        expect(similarity).toBe(similarityOf(matrix, 'b', 'a'));
        if (similarity !== null) expect(similarity >= 0 && similarity <= 1).toBe(true);
      }),
    );
  });

  it('is exactly 1 for a profile and itself, unless it is 0 throughout', () => {
    fc.assert(
      fc.property(values, (own) => {
        const isZero = [...own.values()].every((value) => value === 0);
        const matrix = createProfileMatrix([{ id: 'a', sampleCount: 1, values: own }]);
        expect(similarityOf(matrix, 'a', 'a')).toBe(isZero ? null : 1);
      }),
    );
  });

  it('does not change when a profile is scaled', () => {
    fc.assert(
      fc.property(values, values, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (a, b, factor) => {
        const scaled = new Map([...b].map(([analyte, value]) => [analyte, value * factor]));
        const all = [a, b, scaled].map((own, at) => ({ id: `p${at}`, sampleCount: 1, values: own }));
        const matrix = createProfileMatrix(all);
        const [before, after] = [similarityOf(matrix, 'p0', 'p1'), similarityOf(matrix, 'p0', 'p2')];
        if (before === null) expect(after).toBeNull();
        else expect(after).toBeCloseTo(before, 12);
      }),
    );
  });

  it('is null for an id the matrix does not hold', () => {
    expect(similarityOf(createProfileMatrix([profile('a', { myrcene: 1 })]), 'a', 'b')).toBeNull();
  });
});
