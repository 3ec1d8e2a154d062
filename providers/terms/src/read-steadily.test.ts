import { describe, expect, it } from 'vitest';
import { lastOfEach, readSteadily } from './read-steadily.ts';

/** Reads that find the list as given, one after another; how often is counted. */
function createReads(...lists: { rows: number[]; hasMoved: boolean }[]) {
  const counted = { reads: 0 };
  const read = async () => {
    const list = lists[counted.reads++];
    if (!list) throw new Error('read once too often');
    return list;
  };
  return { counted, read };
}

describe('readSteadily', () => {
  it('reads once what stands still', async () => {
    const { counted, read } = createReads({ rows: [1], hasMoved: false });
    expect(await readSteadily(read)).toEqual({ kind: 'whole', rows: [1] });
    expect(counted.reads).toBe(1);
  });

  it('reads once more what moved', async () => {
    const { read } = createReads({ rows: [1], hasMoved: true }, { rows: [2], hasMoved: false });
    expect(await readSteadily(read)).toEqual({ kind: 'whole', rows: [2] });
  });

  it('takes what moved twice for partial', async () => {
    const { read } = createReads({ rows: [1], hasMoved: true }, { rows: [2], hasMoved: true });
    expect(await readSteadily(read)).toEqual({ kind: 'partial', rows: [2] });
  });
});

describe('lastOfEach', () => {
  it('keeps each key once, where it first came and as it last was, and all that have none', () => {
    const rows = [
      { key: 'a', value: 1 },
      { key: null, value: 2 },
      { key: 'b', value: 3 },
      { key: 'a', value: 4 },
      { key: null, value: 5 },
    ];
    expect(lastOfEach(rows, ({ key }) => key).map(({ value }) => value)).toEqual([4, 2, 3, 5]);
  });
});
