import { describe, expect, it } from 'vitest';
import type { ParentRow } from '../store/rows.ts';
import { climbTree } from './climb-tree.ts';

/** Parents by child; a name in lower case is a strain the graph knows, by an id of the same spelling. */
function familyOf(parents: Record<string, string[]>) {
  const calls: string[][] = [];
  const load = async (ids: readonly string[]) => {
    calls.push([...ids]);
    return ids.map((childId) =>
      (parents[childId] ?? []).map((name): ParentRow => {
        const slug = name.toLowerCase();
        return { childId, name, slug, strainId: name === slug ? name : null };
      }),
    );
  };
  return { calls, load };
}

const root = { id: 'root', name: 'root' };

describe('climbTree', () => {
  it('lists the nearest generation first, with the descendant that leads to each', async () => {
    const { load } = familyOf({ root: ['a', 'b'], a: ['c'], b: ['UNKNOWN', 'd'] });
    expect(await climbTree(root, 6, load)).toEqual([
      { generation: 1, name: 'a', childName: 'root', strainId: 'a' },
      { generation: 1, name: 'b', childName: 'root', strainId: 'b' },
      { generation: 2, name: 'c', childName: 'a', strainId: 'c' },
      { generation: 2, name: 'UNKNOWN', childName: 'b', strainId: null },
      { generation: 2, name: 'd', childName: 'b', strainId: 'd' },
    ]);
  });

  it('loads a generation at once and no further than asked', async () => {
    const { load, calls } = familyOf({ root: ['a', 'b'], a: ['c'], b: ['d'], c: ['e'] });
    const names = (await climbTree(root, 2, load)).map(({ name }) => name);
    expect(names).toEqual(['a', 'b', 'c', 'd']);
    expect(calls).toEqual([['root'], ['a', 'b']]);
  });

  it('lists an ancestor once, at its nearest, whether or not the graph knows it', async () => {
    const { load, calls } = familyOf({ root: ['a', 'c', 'X'], a: ['c', 'X', 'd'], c: ['d'] });
    const found = (await climbTree(root, 6, load)).map(({ name, generation, childName }) => [
      name,
      generation,
      childName,
    ]);
    expect(found).toEqual([
      ['a', 1, 'root'],
      ['c', 1, 'root'],
      ['X', 1, 'root'],
      ['d', 2, 'a'],
    ]);
    expect(calls).toEqual([['root'], ['a', 'c'], ['d']]);
  });

  it('survives a cycle and leaves out the strain itself', async () => {
    const { load, calls } = familyOf({ root: ['a', 'root'], a: ['b'], b: ['a', 'root'] });
    expect((await climbTree(root, 6, load)).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(calls).toHaveLength(3);
  });

  it('stops at 256 ancestors', async () => {
    const many = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
    const { load } = familyOf({ root: many('a', 200), a0: many('b', 200) });
    const found = await climbTree(root, 6, load);
    expect(found).toHaveLength(256);
    expect(found.at(-1)).toEqual({ generation: 2, name: 'b55', childName: 'a0', strainId: 'b55' });
  });
});
