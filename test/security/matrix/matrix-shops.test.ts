/**
 * Every caller at every kind of place, by every way to what is sold: each looks at the shops of their own place and, in turns,
 * at others; of each kind that some rule lets in, one looks at all.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askAs } from './ask-world.ts';
import { type Viewer, viewers } from './callers.ts';
import { expectedRow, isOptional, type Row, rowOf } from './judge-shop.ts';
import { refusalOfSold } from './oracle.ts';
import { places } from './places.ts';
import type { Shop } from './seed.ts';
import { placesByWay, shopQuery, shopWays, variablesOf } from './shop-ways.ts';
import { startWorld, type World } from './start-world.ts';

/** Who looks at each shop. Who is refused by the rules of their own place is refused at any shop: there fewer turns do. */
const visits = places.map((place, shop) =>
  viewers.filter((viewer, at) => {
    const isRefused = refusalOfSold(viewer) !== null;
    const isTheirTurn = (at + Math.floor(at / 10) + shop) % (isRefused ? 6 : 3) === 0;
    return viewer.place === place || isTheirTurn || (viewer.isThorough && !isRefused);
  }),
);
/** Cells: viewer × shop × way × field. */
const cellsPerVisit = placesByWay.reduce((sum, { length }) => sum + length, 0);
const visitCount = visits.reduce((sum, { length }) => sum + length, 0);
const cellCount = visitCount * cellsPerVisit;

const answered = new Set<string>();
const withheld = new Set<string>();
let judged = 0;
vi.setConfig({ testTimeout: 240_000 });
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.close());

/** The rows of a viewer that are not as they should be. */
async function differences(viewer: Viewer, shop: Shop, other: Shop) {
  const answer = await askAs(world, viewer, shopQuery, variablesOf(shop, other));
  return shopWays.flatMap(({ title }, way) => {
    const row = rowOf(way, answer);
    const found: Row = { ...row, values: row.values.filter((place) => !isOptional(place)) };
    const expected = expectedRow(way, viewer, shop);
    for (const place of row.values) answered.add(place);
    if (row.values.length === 0) for (const place of placesByWay[way] ?? []) withheld.add(place);
    judged += placesByWay[way]?.length ?? 0;
    const isAsExpected = JSON.stringify(found) === JSON.stringify(expected);
    return isAsExpected ? [] : [{ viewer: viewer.title, shop: shop.place.title, way: title, found, expected }];
  });
}

describe('a shop where there is', () => {
  it.each(places.map((place, at) => ({ place, title: place.title, at, count: visits[at]?.length })))(
    '$title shows $count viewers what both rules allow, and nothing else',
    async ({ place, at }) => {
      const [shop, other] = world.shops.filter((one) => one.place === place);
      const waiting = [...(visits[at] ?? [])];
      const wrong: unknown[] = [];
      const work = async () => {
        for (let viewer = waiting.pop(); viewer; viewer = waiting.pop()) {
          wrong.push(...(await differences(viewer, shop as Shop, other as Shop)));
        }
      };
      await Promise.all([work(), work(), work(), work()]);
      expect(wrong.slice(0, 3)).toEqual([]);
    },
  );
});

describe('the table', () => {
  it(`has ${cellCount} cells of sold fields (${visitCount} visits × ${cellsPerVisit}), and each was judged`, () => {
    expect({ judged, cellsPerVisit }).toEqual({ judged: cellCount, cellsPerVisit: 2797 });
    expect(viewers.filter((viewer) => !visits.some((visitors) => visitors.includes(viewer)))).toEqual([]);
  });

  it('has no field that was never answered, or never withheld', () => {
    const all = [...new Set(placesByWay.flat())].sort();
    expect([...answered].sort()).toEqual(all);
    expect([...withheld].sort()).toEqual(all);
  });
});
