import { createId } from '@weedhounds/subgraph';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DispensaryStore, importDispensaries } from '../index.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { daily, shop, source } from '../testing/records.fixture.ts';
import { openTestStore } from '../testing/test-store.fixture.ts';

const idOf = (key: string) => createId('dsp', source.name, key);

describeOnEveryDatabase('importDispensaries', (open) => {
  let store: DispensaryStore;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ store, close } = await openTestStore(open));
  });
  beforeEach(() => store.client.dispensary.deleteMany());
  afterAll(() => close());

  const slugs = async () => {
    const rows = await store.client.dispensary.findMany({ orderBy: { id: 'asc' } });
    return Object.fromEntries(rows.map(({ id, slug }) => [id, slug]));
  };

  it('stores shops once, and leaves them alone when they come again', async () => {
    const records = [shop('One', { openingHours: daily('09:00', '21:00') }), shop('Two')];
    expect(await importDispensaries(store, records)).toEqual({ stored: 2, unchanged: 0 });
    const before = await store.client.dispensary.findMany({
      include: { openingPeriods: true },
      orderBy: { id: 'asc' },
    });
    expect(await importDispensaries(store, records)).toEqual({ stored: 0, unchanged: 2 });
    const after = await store.client.dispensary.findMany({ include: { openingPeriods: true }, orderBy: { id: 'asc' } });
    expect(after).toEqual(before);
  });

  it('replaces a shop that differs, hours included, and keeps its slug', async () => {
    await importDispensaries(store, [shop('Old Name', { sourceKey: 'one', openingHours: daily('09:00', '21:00') })]);
    const changed = shop('New Name', {
      sourceKey: 'one',
      openingHours: [{ weekday: 'SUNDAY', opensAt: '10:00', closesAt: '12:00' }],
    });
    expect(await importDispensaries(store, [changed])).toEqual({ stored: 1, unchanged: 0 });
    expect(await store.client.dispensary.findMany({ include: { openingPeriods: true } })).toEqual([
      expect.objectContaining({
        id: idOf('one'),
        slug: 'old-name-co',
        name: 'New Name',
        nameKey: 'new name',
        openingPeriods: [{ dispensaryId: idOf('one'), weekday: 7, opensAt: 600, closesAt: 720 }],
      }),
    ]);
  });

  it('replaces a shop of which only the hours differ', async () => {
    await importDispensaries(store, [shop('One', { openingHours: daily('09:00', '21:00') })]);
    const later = [shop('One', { openingHours: daily('09:00', '22:00') })];
    expect(await importDispensaries(store, later)).toEqual({ stored: 1, unchanged: 0 });
    expect(await store.client.openingPeriod.count({ where: { closesAt: 1320 } })).toBe(7);
  });

  it('tells hours that are unknown from none when they change', async () => {
    await importDispensaries(store, [shop('One')]);
    expect(await importDispensaries(store, [shop('One', { openingHours: [] })])).toEqual({ stored: 1, unchanged: 0 });
  });

  it('counts a shop that comes twice at once as stored and unchanged', async () => {
    expect(await importDispensaries(store, [shop('One'), shop('One')])).toEqual({ stored: 1, unchanged: 1 });
  });

  it('stores all or nothing', async () => {
    const broken = shop('Broken', { openingHours: [...daily('09:00', '21:00'), ...daily('09:00', '22:00')] });
    await expect(importDispensaries(store, [shop('Fine'), broken])).rejects.toMatchObject({ code: 'P2002' });
    expect(await store.client.dispensary.count()).toBe(0);
  });

  it('refuses a time zone that is none', async () => {
    for (const timeZone of ['Mars/Olympus_Mons', '+05:00']) {
      await expect(importDispensaries(store, [shop('One', { timeZone })])).rejects.toThrow(
        `A time zone must be a name in the IANA database; got "${timeZone}".`,
      );
    }
    const row = await importDispensaries(store, [shop('One')]).then(() => store.client.dispensary.findFirst());
    await expect(
      store.client.dispensary.update({ where: { id: row?.id ?? '' }, data: { timeZone: 'Mars/Olympus_Mons' } }),
    ).rejects.toThrow('Mars/Olympus_Mons');
  });

  describe('slugs', () => {
    const inTown = (key: string, city: string | null) =>
      shop('LivWell', { sourceKey: key, address: { street: null, city, county: null, postalCode: null } });
    const chain = [
      inTown('a', 'Denver'),
      inTown('b', 'Denver'),
      inTown('c', 'Boulder'),
      inTown('d', 'Boulder'),
      inTown('e', null),
    ];
    const expected = {
      [idOf('a')]: 'livwell-co',
      [idOf('b')]: 'livwell-denver-co',
      [idOf('c')]: 'livwell-boulder-co',
      [idOf('d')]: `livwell-boulder-co-${idOf('d').slice(4, 10)}`,
      [idOf('e')]: `livwell-co-${idOf('e').slice(4, 10)}`,
    };

    it('tell shops of one name apart by town, then by a part of the id', async () => {
      await importDispensaries(store, chain);
      expect(await slugs()).toEqual(expected);
    });

    it('are the same in however many batches the shops come', async () => {
      for (const record of chain) await importDispensaries(store, [record]);
      expect(await slugs()).toEqual(expected);
    });

    it('stay with their shops when others of the name come and change', async () => {
      await importDispensaries(store, chain.slice(2));
      const before = await slugs();
      await importDispensaries(store, [...chain, { ...chain[2], serves: ['ADULT'] } as (typeof chain)[0]].reverse());
      expect(await slugs()).toMatchObject(before);
    });

    it('are never given twice by imports that run at once', async () => {
      await Promise.all(chain.map((record) => importDispensaries(store, [record])));
      expect(new Set(Object.values(await slugs())).size).toBe(5);
    });
  });
});
