import { strainSlug } from '@weedhounds/provider-terms';
import { createId } from '@weedhounds/subgraph';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { fileOf, lineageRecord, sampleRecord, strainRecord, testSource } from '../testing/records.fixture.ts';
import { openTestStore, type TestStore } from '../testing/test-store.fixture.ts';
import { importLab } from './import-lab.ts';
import { importLineage } from './import-lineage.ts';
import { importStrains } from './import-strains.ts';

describeOnEveryDatabase('the import of strains', (open) => {
  let test: TestStore;
  beforeAll(async () => {
    test = await openTestStore(open);
  });
  beforeEach(() => test.clear());
  afterAll(() => test.close());

  const id = (name: string) => createId('str', strainSlug(name));

  /** Slug to the slug of the strain that goes by it. */
  async function ownersOfSlugs(): Promise<Record<string, string>> {
    const names = await test.store.client.strainName.findMany({ include: { strain: true } });
    return Object.fromEntries(names.map(({ slug, strain }) => [slug, strain.slug]));
  }

  describe('importStrains', () => {
    it('stores strains with their names, and changes nothing the second time', async () => {
      const records = [
        strainRecord('Blue Dream', { aliases: ['Azure Haze', 'azure haze', '?!'] }),
        strainRecord('Haze'),
      ];
      expect(await importStrains(test.store, fileOf(records))).toMatchObject({ read: 2, stored: 2, unchanged: 0 });
      expect(await importStrains(test.store, fileOf(records))).toMatchObject({ read: 2, stored: 0, unchanged: 2 });
      expect(await ownersOfSlugs()).toEqual({ 'blue-dream': 'blue-dream', 'azure-haze': 'blue-dream', haze: 'haze' });
    });

    it('counts a change of the record, of an alias or of a parent', async () => {
      const of = (given: object) => importStrains(test.store, fileOf([strainRecord('Blue Dream', given)]));
      const parents = [{ name: 'Haze', slug: 'haze' }];
      const steps = [
        {},
        { type: 'HYBRID' },
        { type: 'HYBRID', aliases: ['A'] },
        { type: 'HYBRID', aliases: ['B'] },
        { type: 'HYBRID', aliases: ['B'], parents },
      ];
      const counts = [];
      for (const given of [...steps, steps.at(-1) ?? {}]) counts.push((await of(given)).stored);
      expect(counts).toEqual([1, 1, 1, 1, 1, 0]);
      expect(await ownersOfSlugs()).toEqual({ 'blue-dream': 'blue-dream', b: 'blue-dream' });
    });

    it('takes the first of several rows about one strain, and counts a repetition as unchanged', async () => {
      const records = [
        strainRecord('Haze', { type: 'SATIVA' }),
        strainRecord('Haze', { type: 'SATIVA' }),
        strainRecord('HAZE!'),
      ];
      for (const stored of [1, 0]) {
        expect(await importStrains(test.store, fileOf(records))).toMatchObject({
          read: 3,
          stored,
          unchanged: 2 - stored,
          refused: { 'an earlier row says otherwise': 1 },
        });
      }
      expect(await test.store.client.strain.findMany()).toMatchObject([{ name: 'Haze', type: 'SATIVA' }]);
    });

    it('refuses a row about a known alias, whose strain has it as a name already', async () => {
      const report = await importStrains(test.store, fileOf([strainRecord('Gorilla Glue #4'), strainRecord('GG4')]));
      expect(report).toMatchObject({ stored: 1, refused: { 'another name of a strain': 1 } });
      expect(await ownersOfSlugs()).toMatchObject({ gg4: 'gorilla-glue-4', 'gorilla-glue-4': 'gorilla-glue-4' });
    });

    it.each([
      ['before', ['Haze', 'Blue Dream']],
      ['after', ['Blue Dream', 'Haze']],
    ])('gives a slug to the strain whose own it is, when that comes %s the one whose alias it is', async (_, order) => {
      const records = order.map((name) => strainRecord(name, name === 'Blue Dream' ? { aliases: ['Haze', 'BD'] } : {}));
      for (const record of records) await importStrains(test.store, fileOf([record]));
      const owners = { 'blue-dream': 'blue-dream', bd: 'blue-dream', haze: 'haze' };
      expect(await ownersOfSlugs()).toEqual(owners);
      expect(await importStrains(test.store, fileOf(records))).toMatchObject({ stored: 0, unchanged: 2 });
      expect(await ownersOfSlugs()).toEqual(owners);
    });

    it('leads samples that were waiting for a name to its strain, and takes them along when the name moves', async () => {
      await importLab(
        test.store,
        fileOf([
          sampleRecord('s1', 'Azure Haze', { limonene: 1 }, { productType: 'CONCENTRATE' }),
          sampleRecord('s2', 'Mystery', { limonene: 0.2 }),
        ]),
      );
      await importStrains(test.store, fileOf([strainRecord('Blue Dream', { aliases: ['Azure Haze'] })]));
      const strainOf = async () => {
        const samples = await test.store.client.labSample.findMany({ orderBy: { strainSlug: 'asc' } });
        return samples.map(({ strainId }) => strainId);
      };
      expect(await strainOf()).toEqual([id('Blue Dream'), id('Mystery')]);
      await importStrains(test.store, fileOf([strainRecord('Azure Haze')]));
      expect(await strainOf()).toEqual([id('Azure Haze'), id('Mystery')]);
    });

    it('replaces a strain that was only implied, and keeps its samples', async () => {
      await importLab(test.store, fileOf([sampleRecord('s1', 'blue dream', { limonene: 1 })]));
      await importStrains(
        test.store,
        fileOf([strainRecord('Blue Dream', { type: 'HYBRID', source: { ...testSource, name: 'Other' } })]),
      );
      expect(
        await test.store.client.strain.findMany({ include: { samples: { select: { productName: true } } } }),
      ).toMatchObject([
        {
          name: 'Blue Dream',
          type: 'HYBRID',
          source: 'Other',
          isImplied: false,
          samples: [{ productName: 'blue dream' }],
        },
      ]);
    });

    it('leaves parents alone that a table of lineages named', async () => {
      const parents = [{ name: 'Nobody', slug: 'nobody' }];
      await importLineage(
        test.store,
        fileOf([lineageRecord('Blue Dream', ['Blueberry', 'Haze'], { ...testSource, name: 'Lineages' })]),
      );
      await importStrains(
        test.store,
        fileOf([strainRecord('Blue Dream', { parents }), strainRecord('Haze', { parents })]),
      );
      const stored = await test.store.client.strainParent.findMany({
        orderBy: [{ childId: 'asc' }, { position: 'asc' }],
      });
      const named = stored.map(({ childId, name, source }) => [childId, name, source]);
      expect(named).toHaveLength(3);
      expect(named).toEqual(
        expect.arrayContaining([
          [id('Blue Dream'), 'Blueberry', 'Lineages'],
          [id('Blue Dream'), 'Haze', 'Lineages'],
          [id('Haze'), 'Nobody', 'Test data'],
        ]),
      );
    });

    it('leaves nothing when it fails midway', async () => {
      await importStrains(test.store, fileOf([strainRecord('Haze')]));
      const before = await test.rowCounts();
      const many = fileOf(Array.from({ length: 1_200 }, (_, at) => strainRecord(`Strain ${at}`)));
      const failing = {
        ...many,
        translate: (record: ReturnType<typeof strainRecord>) => {
          if (record.name === 'Strain 1100') throw new Error('power cut');
          return many.translate(record);
        },
      };
      await expect(importStrains(test.store, failing)).rejects.toThrow('power cut');
      expect(await test.rowCounts()).toEqual(before);
    });
  });
});
