import { strainSlug } from '@weedhounds/provider-terms';
import { createId } from '@weedhounds/subgraph';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { fileOf, sampleRecord, strainRecord } from '../testing/records.fixture.ts';
import { openTestStore, type TestStore } from '../testing/test-store.fixture.ts';
import { importLab } from './import-lab.ts';
import { importStrains } from './import-strains.ts';

describeOnEveryDatabase('the import of lab results', (open) => {
  let test: TestStore;
  beforeAll(async () => {
    test = await openTestStore(open);
  });
  beforeEach(() => test.clear());
  afterAll(() => test.close());

  const id = (name: string) => createId('str', strainSlug(name));
  const version = async () => (await test.store.client.profileVersion.findFirst())?.version;

  /** Median of each strain's limonene, by slug. */
  async function limonene(): Promise<Record<string, number>> {
    const rows = await test.store.client.terpeneStatistic.findMany({
      where: { analyteSlug: 'limonene' },
      include: { profile: { include: { strain: true } } },
    });
    return Object.fromEntries(rows.map(({ profile, median }) => [profile.strain.slug, median]));
  }

  describe('importLab', () => {
    it('stores samples and their strains’ profiles, and changes nothing the second time', async () => {
      const records = [
        sampleRecord('s1', 'Blue Dream', { limonene: 0.2, thca: 20, cbd: 'ND' }),
        sampleRecord('s2', 'Blue Dream', { limonene: 0.4 }),
        sampleRecord('s3', 'Haze', { thca: 10, cbda: 10 }),
        sampleRecord('s1', 'Blue Dream', { limonene: 0.2, thca: 20, cbd: 'ND' }),
        sampleRecord('s2', 'Blue Dream', { limonene: 9 }),
      ];
      const refused = { 'an earlier row says otherwise': 1 };
      expect(await importLab(test.store, fileOf(records))).toMatchObject({ read: 5, stored: 3, unchanged: 1, refused });
      const counts = { strains: 2, names: 2, parents: 0, samples: 3, profiles: 1, statistics: 1, chemotypes: 2 };
      expect(await test.rowCounts()).toEqual(counts);
      expect(await limonene()).toEqual({ 'blue-dream': expect.closeTo(0.3, 12) });
      const before = await version();
      expect(await importLab(test.store, fileOf(records))).toMatchObject({ read: 5, stored: 0, unchanged: 4, refused });
      expect(await test.rowCounts()).toEqual(counts);
      expect(await version()).toBe(before);
    });

    it('computes anew the strains that gained or lost a sample, and no others', async () => {
      await importLab(
        test.store,
        fileOf([
          sampleRecord('s1', 'Blue Dream', { limonene: 0.2 }),
          sampleRecord('s2', 'Haze', { limonene: 0.4 }),
          sampleRecord('s3', 'Gelato', { limonene: 0.6 }),
        ]),
      );
      await test.store.client.terpeneStatistic.updateMany({ where: { strainId: id('Gelato') }, data: { median: 7 } });
      await importLab(test.store, fileOf([sampleRecord('s1', 'Haze', { limonene: 0.2 })]));
      expect(await limonene()).toEqual({ haze: expect.closeTo(0.3, 12), gelato: 7 });
    });

    it('brings a strain for an unknown name of flower, and for no other product’s', async () => {
      const of = (sampleId: string, name: string, productType: 'FLOWER' | 'CONCENTRATE') =>
        sampleRecord(sampleId, name, { limonene: 0.2 }, { productType });
      await importLab(
        test.store,
        fileOf([
          of('s1', 'Haze', 'CONCENTRATE'),
          of('s2', 'Sugar Wax', 'CONCENTRATE'),
          of('s3', 'Haze', 'FLOWER'),
          sampleRecord('s4', null, { limonene: 1 }),
        ]),
      );
      const samples = await test.store.client.labSample.findMany({ orderBy: { productName: 'asc' } });
      expect(samples.map(({ productName, strainId }) => [productName, strainId])).toEqual(
        expect.arrayContaining([
          ['Flower', null],
          ['Haze', id('Haze')],
          ['Haze', id('Haze')],
          ['Sugar Wax', null],
        ]),
      );
      expect(await test.store.client.strain.findMany()).toMatchObject([
        { name: 'Haze', isImplied: true, source: 'Test data' },
      ]);
    });

    it('leads a sample to a strain that comes hundreds of rows later, and counts it in', async () => {
      const concentrate = sampleRecord('s0', 'Haze', { limonene: 0.2 }, { productType: 'CONCENTRATE' });
      const others = Array.from({ length: 600 }, (_, at) => sampleRecord(`o${at}`, 'Gelato', { limonene: 0.2 }));
      const records = [concentrate, ...others, sampleRecord('s1', 'Haze', { limonene: 0.4 })];
      expect(await importLab(test.store, fileOf(records))).toMatchObject({ stored: 602 });
      expect(await test.store.client.labSample.count({ where: { strainId: id('Haze') } })).toBe(2);
      expect(await importLab(test.store, fileOf(records))).toMatchObject({ stored: 0, unchanged: 602 });
    });

    it('leads a sample to the strain whose alias it names', async () => {
      await importStrains(test.store, fileOf([strainRecord('Blue Dream', { aliases: ['Azure Haze'] })]));
      await importLab(test.store, fileOf([sampleRecord('s1', 'Azure Haze', { limonene: 0.2 })]));
      expect(await test.store.client.labSample.findMany()).toMatchObject([{ strainId: id('Blue Dream') }]);
    });

    it('names an implied strain by the spelling of its slug, where a sample has it', async () => {
      const gg4 = { ...sampleRecord('s1', 'GG4', { limonene: 0.2 }), strainSlug: 'gorilla-glue-4' };
      await importLab(test.store, fileOf([gg4, sampleRecord('s2', 'Gorilla Glue #4', { limonene: 0.2 })]));
      const [strain] = await test.store.client.strain.findMany({ include: { names: { orderBy: { slug: 'asc' } } } });
      expect(strain).toMatchObject({ slug: 'gorilla-glue-4', name: 'Gorilla Glue #4' });
      expect(strain?.names.map(({ slug }) => slug)).toEqual([
        'gg-4',
        'gg4',
        'gorilla-glue',
        'gorilla-glue-4',
        'original-glue',
      ]);
    });

    it('names an implied strain by an alias where no sample has more', async () => {
      await importLab(
        test.store,
        fileOf([{ ...sampleRecord('s1', 'GG4', { limonene: 0.2 }), strainSlug: 'gorilla-glue-4' }]),
      );
      expect(await test.store.client.strain.findMany()).toMatchObject([{ slug: 'gorilla-glue-4', name: 'GG4' }]);
    });

    it('keeps no share by mass above 100 percent', async () => {
      const record = sampleRecord(
        's1',
        null,
        { thca: 99, thc: 60, cbd: 1 },
        { totalCannabinoids: 159, totalTerpenes: 100 },
      );
      await importLab(test.store, fileOf([record]));
      expect(await test.store.client.labSample.findMany()).toMatchObject([
        { totalThc: null, totalCbd: 1, totalCannabinoids: null, totalTerpenes: 100 },
      ]);
    });

    it('deletes the profile of a strain that lost its last sample, and says so by the version', async () => {
      await importLab(test.store, fileOf([sampleRecord('s1', 'Haze', { limonene: 0.2, thca: 20, cbd: 'ND' })]));
      const before = await version();
      await importLab(test.store, fileOf([sampleRecord('s1', 'Haze', { limonene: '' })]));
      expect(await test.rowCounts()).toMatchObject({ samples: 1, profiles: 0, statistics: 0, chemotypes: 0 });
      expect(await version()).toBe((before ?? 0) + 1);
    });

    it('leaves nothing when it fails midway', async () => {
      const broken = { ...sampleRecord('s1200', 'Haze', {}), productType: 'LEAF' as 'FLOWER' };
      const records = Array.from({ length: 1_200 }, (_, at) =>
        sampleRecord(`s${at}`, `Strain ${at}`, { limonene: 0.2 }),
      );
      await expect(importLab(test.store, fileOf([...records, broken]))).rejects.toThrow(/LEAF/);
      expect(Object.values(await test.rowCounts())).toEqual([0, 0, 0, 0, 0, 0, 0]);
    });
  });
});
