import { expect, it } from 'vitest';
import { createPageLoader } from './create-page-loader.ts';

it('makes one call for all owners asked for with the same arguments', async () => {
  const calls: [readonly string[], { first: number }][] = [];
  const loader = createPageLoader<{ first: number }, string>(async (ownerIds, args) => {
    calls.push([ownerIds, args]);
    return new Map(ownerIds.filter((id) => id !== 'none').map((id) => [id, [`${id}:${args.first}`]]));
  });
  const pages = await Promise.all(
    [
      ['a', 1],
      ['b', 1],
      ['a', 2],
      ['none', 1],
      ['a', 1],
    ].map(([ownerId, first]) => loader.load({ ownerId: String(ownerId), args: { first: Number(first) } })),
  );
  expect(pages).toEqual([['a:1'], ['b:1'], ['a:2'], [], ['a:1']]);
  expect(calls).toEqual([
    [['a', 'b', 'none'], { first: 1 }],
    [['a'], { first: 2 }],
  ]);
});
