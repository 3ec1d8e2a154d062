/** Every caller at every kind of place is answered everything that is public, and what members and operators may have. */
import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askAs } from './ask-world.ts';
import { type Viewer, viewers } from './callers.ts';
import { judge } from './judge-public.ts';
import {
  type KnownIds,
  type PublicWay,
  placesOfWay,
  printWays,
  publicWays,
  purgeWay,
  reviewWay,
} from './public-ways.ts';
import { placesByWay } from './shop-ways.ts';
import { startWorld, type World } from './start-world.ts';
import { clientSchema, everyPlace, typesByAudience } from './types.ts';

const operator = viewers.find(({ role, age }) => role === 'OPERATOR' && age !== null) as Viewer;
const noIds = { dispensary: '', jurisdiction: '', strain: '', sample: '', analyte: '', review: '' };
const fieldCount = [...publicWays(noIds), reviewWay(''), purgeWay].reduce(
  (sum, way) => sum + placesOfWay(way).length,
  0,
);
const cellCount = viewers.length * fieldCount;
const answered = new Set<string>();
vi.setConfig({ testTimeout: 240_000 });
let world: World;
let ids: KnownIds;
let ways: PublicWay[];

beforeAll(async () => {
  world = await startWorld();
  ids = await findIds();
  ways = publicWays(ids);
});
afterAll(() => world?.close());

async function findIds(): Promise<KnownIds> {
  const shop = world.shops[0]?.id ?? '';
  const { data } = await askAs(
    world,
    operator,
    `{ dispensary(id: "${shop}") { jurisdiction { id } } strain(slug: "runtz") { id samples { nodes { id } } } analytes(first: 1) { nodes { id } } }`,
  );
  const found = JSON.parse(JSON.stringify(data));
  const strain = found.strain.id;
  const review = `mutation { reviewStrain(input: { strainId: "${strain}", rating: 5, text: "Good.", effects: ["relaxed"] }) { review { id } } }`;
  const reviewed = JSON.parse(JSON.stringify(await askAs(world, operator, review)));
  return {
    ...{ dispensary: shop, jurisdiction: found.dispensary.jurisdiction.id, strain },
    ...{ sample: found.strain.samples.nodes[0].id, analyte: found.analytes.nodes[0].id },
    review: reviewed.data.reviewStrain.review.id,
  };
}

describe('types of the schema', () => {
  it('are each of one audience', () => {
    const named = Object.values(typesByAudience).flat().sort();
    const types = Object.values(clientSchema.getTypeMap()).filter(isObjectType);
    expect(named).toEqual(
      types
        .map(({ name }) => name)
        .filter((name) => !name.startsWith('__'))
        .sort(),
    );
  });
});

describe('public fields', () => {
  it(`are answered alike to all ${viewers.length} viewers; a menu, offers and the network to those who may`, async () => {
    const query = printWays(ways);
    const first = judge(operator, ways, await askAs(world, operator, query));
    for (const viewer of viewers) {
      const judged = judge(viewer, ways, await askAs(world, viewer, query));
      for (const place of judged.places) answered.add(place);
      const { wrong, errors, open } = judged;
      expect({ viewer: viewer.title, wrong, errors }).toEqual({
        viewer: viewer.title,
        wrong: [],
        errors: judged.expectedErrors,
      });
      expect(JSON.stringify(open) === JSON.stringify(first.open), `the public part for ${viewer.title}`).toBe(true);
    }
  });

  it('are answered alike after a review, which strangers cannot write, and a purge, which operators can do', async () => {
    const writes = [reviewWay(ids.strain), purgeWay];
    const query = printWays(writes, 'mutation');
    for (const viewer of viewers) {
      const judged = judge(viewer, writes, await askAs(world, viewer, query));
      for (const place of judged.places) answered.add(place);
      const { wrong, errors } = judged;
      expect({ viewer: viewer.title, wrong, errors }).toEqual({
        viewer: viewer.title,
        wrong: [],
        errors: judged.expectedErrors,
      });
    }
  });

  it('have, together with what is sold, no field that was never answered', () => {
    const elsewhere = new Set(placesByWay.flat());
    const ofSales = ['Query.menu', 'Query.menuItem', 'Query.searchMenuItems', 'Query.compareMenus'];
    const missing = everyPlace.filter(
      (place) => !answered.has(place) && !elsewhere.has(place) && !ofSales.includes(place),
    );
    expect(missing).toEqual([]);
  });

  it(`make, with the mutations, ${cellCount} cells: ${viewers.length} viewers × ${fieldCount} fields by 18 ways`, () => {
    expect({ viewers: viewers.length, fieldCount }).toEqual({ viewers: 190, fieldCount: 1_250 });
  });
});
