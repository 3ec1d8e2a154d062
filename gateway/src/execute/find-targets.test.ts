import { expect, it } from 'vitest';
import { findTargets, locateTargets } from './find-targets.ts';

const data = {
  shops: [{ items: [{ id: 1 }, null, { id: 2 }] }, { items: null }, null, { items: [] }, { items: [{ id: 3 }] }],
  grid: [[{ id: 4 }, null], [], [{ id: 5 }]],
  one: { inner: { id: 6 } },
};

it.each([
  [
    ['shops', '@', 'items', '@'],
    [1, 2, 3],
  ],
  [
    ['grid', '@', '@'],
    [4, 5],
  ],
  [['one', 'inner'], [6]],
  [['one', 'toString'], []],
  [['shops', '@', 'items', '@', 'id'], []],
])('finds the objects at %j, and no null', (path, ids) => {
  expect(findTargets(data, path).map(({ id }) => id)).toEqual(ids);
});

it('says where each stands', () => {
  const places = locateTargets(data, ['shops', '@', 'items', '@']);
  expect([...places.values()]).toEqual([
    [['shops', 0, 'items', 0]],
    [['shops', 0, 'items', 2]],
    [['shops', 4, 'items', 0]],
  ]);
  expect([...places.keys()]).toEqual(findTargets(data, ['shops', '@', 'items', '@']));
});

it('finds an object that stands at several places once, and names them all', () => {
  const owner = { pets: [{ id: 7 }] };
  const shared = { shops: [{ owner }, { owner }] };
  expect(findTargets(shared, ['shops', '@', 'owner', 'pets', '@'])).toEqual([{ id: 7 }]);
  expect([...locateTargets(shared, ['shops', '@', 'owner', 'pets', '@']).values()]).toEqual([
    [
      ['shops', 0, 'owner', 'pets', 0],
      ['shops', 1, 'owner', 'pets', 0],
    ],
  ]);
});
