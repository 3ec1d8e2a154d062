import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { fileOf, lineageRecord, strainRecord } from '../testing/records.fixture.ts';
import { openTestStore, type TestStore } from '../testing/test-store.fixture.ts';
import { importLineage } from './import-lineage.ts';
import { importStrains } from './import-strains.ts';

describeOnEveryDatabase('the import of lineages', (open) => {
  let test: TestStore;
  beforeAll(async () => {
    test = await openTestStore(open);
  });
  beforeEach(() => test.clear());
  afterAll(() => test.close());

  const parents = async () => {
    const rows = await test.store.client.strainParent.findMany({
      orderBy: [{ child: { slug: 'asc' } }, { position: 'asc' }],
      include: { child: true },
    });
    return rows.map(({ child, name, slug }) => [child.slug, name, slug]);
  };

  describe('importLineage', () => {
    it('stores parents in order, brings unknown children, and changes nothing the second time', async () => {
      const records = [lineageRecord('Blue Dream', ['Haze', 'Blueberry']), lineageRecord('Gelato', ['GSC'])];
      expect(await importLineage(test.store, fileOf(records))).toMatchObject({ read: 2, stored: 2, unchanged: 0 });
      expect(await importLineage(test.store, fileOf(records))).toMatchObject({ read: 2, stored: 0, unchanged: 2 });
      expect(await parents()).toEqual([
        ['blue-dream', 'Haze', 'haze'],
        ['blue-dream', 'Blueberry', 'blueberry'],
        ['gelato', 'GSC', 'gsc'],
      ]);
      expect(await test.store.client.strain.findMany({ orderBy: { slug: 'asc' } })).toMatchObject([
        { slug: 'blue-dream', isImplied: true },
        { slug: 'gelato', isImplied: true },
      ]);
    });

    it('replaces what was stored, and leaves a strain that a catalogue described as it is', async () => {
      await importStrains(
        test.store,
        fileOf([strainRecord('Blue Dream', { type: 'HYBRID', parents: [{ name: 'Nobody', slug: 'nobody' }] })]),
      );
      await importLineage(test.store, fileOf([lineageRecord('blue dream', ['Haze', 'Blueberry'])]));
      expect(await importLineage(test.store, fileOf([lineageRecord('Blue Dream', ['Haze'])]))).toMatchObject({
        stored: 1,
      });
      expect(await parents()).toEqual([['blue-dream', 'Haze', 'haze']]);
      expect(await test.store.client.strain.findMany()).toMatchObject([
        { name: 'Blue Dream', type: 'HYBRID', isImplied: false },
      ]);
    });

    it('takes the first of two names of one strain, both times', async () => {
      await importStrains(test.store, fileOf([strainRecord('Blue Dream', { aliases: ['Azure Haze'] })]));
      const records = [lineageRecord('Azure Haze', ['Haze']), lineageRecord('Blue Dream', ['Blueberry'])];
      expect(await importLineage(test.store, fileOf(records))).toMatchObject({ stored: 1, unchanged: 1 });
      expect(await importLineage(test.store, fileOf(records))).toMatchObject({ stored: 0, unchanged: 2 });
      expect(await parents()).toEqual([['blue-dream', 'Haze', 'haze']]);
    });
  });
});
