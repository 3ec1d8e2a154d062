import { join } from 'node:path';
import { openTestDatabase } from '@weedhounds/database/testing';
import { cannlytics } from '@weedhounds/provider-cannlytics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DispensaryStore, importRetailers } from '../index.ts';
import { listDispensaries } from '../store/list-dispensaries.ts';
import { openTestStore } from '../testing/test-store.fixture.ts';

const folder = process.env.REAL_DATA_DIR;

describe.skipIf(!folder)('importRetailers, the whole file of licensed shops (real data: REAL_DATA_DIR)', () => {
  let store: DispensaryStore;
  let close: () => Promise<void>;
  const run = () => {
    const source = cannlytics.read(join(folder ?? '', 'retailers_us_licensed.csv'));
    return importRetailers(store, { source, translate: cannlytics.translate });
  };
  const refused = { 'no name': 65, 'a laboratory, not a shop': 30, 'an earlier row says otherwise': 6 };
  let first: Awaited<ReturnType<typeof run>>;

  beforeAll(async () => {
    ({ store, close } = await openTestStore(openTestDatabase));
    first = await run();
  });
  afterAll(() => close());

  it('stores 4,525 shops of 5,032 rows', () => {
    expect(first).toMatchObject({ read: 5032, stored: 4525, unchanged: 406, refused });
  });

  it('changes nothing when it runs again', async () => {
    expect(await run()).toMatchObject({ read: 5032, stored: 0, unchanged: 4931, refused });
    expect(await store.client.dispensary.count()).toBe(4525);
  });

  it('finds shops by a misspelt name near their town', async () => {
    const rows = await listDispensaries(
      store.client,
      {
        jurisdiction: 'US-CO',
        near: { latitude: 39.7392, longitude: -104.9903, radius: 25 },
        opening: [],
        serves: 'ADULT',
        words: ['livwll'],
      },
      { first: 3 },
    );
    expect(rows.map(({ nameKey, metres }) => [nameKey, metres])).toEqual([
      ['livwell', 1099],
      ['livwell', 1099],
      ['livwell', 2563],
      ['livwell', 2563],
    ]);
  });
});
