import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';

const draw = (seed: string, count: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('createRandom', () => {
  it('draws the same from the same seed, on any machine', () => {
    expect(draw('Denver', 3)).toEqual([0.6221353944856673, 0.7272113068029284, 0.9993604670744389]);
    expect(draw('Denver', 5)).toEqual(draw('Denver', 5));
    expect(draw('Boulder', 5)).not.toEqual(draw('Denver', 5));
  });

  it('draws evenly between 0 and 1', () => {
    const drawn = draw('even', 10_000);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    for (const low of [0, 0.25, 0.5, 0.75]) {
      expect(drawn.filter((value) => value >= low && value < low + 0.25).length / drawn.length).toBeCloseTo(0.25, 1);
    }
  });

  it('samples different ones, and all of a list that is shorter', () => {
    const random = createRandom('sample');
    const drawn = random.sample([1, 2, 3, 4, 5], 3);
    expect(new Set(drawn).size).toBe(3);
    expect(random.sample([1, 2], 3).toSorted()).toEqual([1, 2]);
  });

  it('says that there is nothing to pick from', () => {
    expect(() => createRandom('x').pick([])).toThrow('pick needs a list that holds one; got an empty one.');
  });
});
