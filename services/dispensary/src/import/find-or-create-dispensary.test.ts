import { SettingError } from '@weedhounds/errors';
import { createId } from '@weedhounds/subgraph';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type DispensaryStore, findOrCreateDispensary, importDispensaries } from '../index.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { shop, source } from '../testing/records.fixture.ts';
import { openTestStore } from '../testing/test-store.fixture.ts';

describeOnEveryDatabase('findOrCreateDispensary', (open) => {
  let store: DispensaryStore;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ store, close } = await openTestStore(open));
  });
  beforeEach(() => store.client.dispensary.deleteMany());
  afterAll(() => close());

  const created = {
    id: createId('dsp', 'menu import', 'US-NJ shop cuzzies'),
    slug: 'shop-cuzzies-nj',
    name: 'Shop Cuzzies',
    jurisdictionCode: 'US-NJ',
    latitude: null,
    longitude: null,
  };

  it('makes a shop of a name, and finds it again by another spelling', async () => {
    expect(await findOrCreateDispensary(store, { name: ' Shop Cuzzies ', jurisdiction: 'NJ' })).toEqual(created);
    expect(await findOrCreateDispensary(store, { name: 'SHOP CUZZIES!', jurisdiction: 'us-nj' })).toEqual(created);
    expect(await store.client.dispensary.count()).toBe(1);
  });

  it('says of a shop it made nothing but its name', async () => {
    await findOrCreateDispensary(store, { name: 'Shop Cuzzies', jurisdiction: 'NJ' });
    expect(await store.client.dispensary.findMany()).toEqual([
      expect.objectContaining({
        jurisdictionCode: 'US-NJ',
        licenceNumber: null,
        serves: [],
        timeZone: null,
        hasOpeningHours: false,
        source: 'menu import',
        terms: 'as stated by the importer',
        isDemonstration: false,
      }),
    ]);
  });

  it('finds an imported shop by its name in its jurisdiction only', async () => {
    await importDispensaries(store, [
      shop('Café Verde', { jurisdiction: 'US-NJ', location: { latitude: 40.7, longitude: -74.2 } }),
    ]);
    expect(await findOrCreateDispensary(store, { name: 'Cafe verde', jurisdiction: 'NJ' })).toEqual({
      id: createId('dsp', source.name, 'Café Verde'),
      slug: 'cafe-verde-nj',
      name: 'Café Verde',
      jurisdictionCode: 'US-NJ',
      latitude: 40.7,
      longitude: -74.2,
    });
    const elsewhere = await findOrCreateDispensary(store, { name: 'Cafe verde', jurisdiction: 'NY' });
    expect(elsewhere.slug).toBe('cafe-verde-ny');
  });

  it('goes on with the shop it made when others of the name are imported later', async () => {
    await findOrCreateDispensary(store, { name: 'Shop Cuzzies', jurisdiction: 'NJ' });
    const others = Array.from({ length: 9 }, (_, at) =>
      shop('Shop Cuzzies', { sourceKey: String(at), jurisdiction: 'US-NJ' }),
    );
    await importDispensaries(store, others);
    expect(await findOrCreateDispensary(store, { name: 'Shop Cuzzies', jurisdiction: 'NJ' })).toEqual(created);
  });

  it('makes one shop for ten calls at once', async () => {
    const calls = Array.from({ length: 10 }, () =>
      findOrCreateDispensary(store, { name: 'Shop Cuzzies', jurisdiction: 'NJ' }),
    );
    expect(await Promise.all(calls)).toEqual(Array(10).fill(created));
    expect(await store.client.dispensary.count()).toBe(1);
  });

  it('refuses a jurisdiction that is none and a name without a letter', async () => {
    await expect(findOrCreateDispensary(store, { name: 'Cuzzies', jurisdiction: 'Jersey' })).rejects.toEqual(
      new SettingError('jurisdiction', 'jurisdiction must be a code of ISO 3166-2, such as US-NJ or NJ; got "Jersey".'),
    );
    await expect(findOrCreateDispensary(store, { name: ' — ', jurisdiction: 'NJ' })).rejects.toEqual(
      new SettingError('dispensary', 'dispensary must be a shop\'s name; got " — ".'),
    );
  });
});
