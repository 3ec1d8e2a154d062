import { createId } from '@weedhounds/subgraph';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listStrains } from '../store/list-strains.ts';
import { findChemotypes, findTerpeneProfiles } from '../store/profiles.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { fileOf, sampleRecord, strainRecord } from '../testing/records.fixture.ts';
import { openTestStore, type TestStore } from '../testing/test-store.fixture.ts';
import { type CatalogueStrain, importCatalogueStrains, type PublishedProfile } from './import-catalogue.ts';
import { importLab } from './import-lab.ts';

describeOnEveryDatabase('the import of a catalogue', (open) => {
  let test: TestStore;
  beforeAll(async () => {
    test = await openTestStore(open);
  });
  beforeEach(() => test.clear());
  afterAll(() => test.close());

  const strainId = createId('str', 'haze');
  const limonene = {
    analyteSlug: 'limonene',
    median: 0.3,
    lowerQuartile: 0.2,
    upperQuartile: 0.4,
    detectedCount: 8,
    testedCount: 9,
  };
  const published: PublishedProfile = {
    sampleCount: 9,
    producerCount: 4,
    terpenes: [limonene],
    chemotype: { totalThc: 18, totalCbd: 0, sampleCount: 12 },
  };
  const haze = (profile: PublishedProfile | null): CatalogueStrain[] => [{ strain: strainRecord('Haze'), profile }];
  const served = async () => ({
    profile: (await findTerpeneProfiles(test.store.client, [strainId])).get(strainId),
    chemotype: new Map(await findChemotypes(test.store.client, [strainId])).get(strainId),
  });

  describe('importCatalogueStrains', () => {
    it('serves what was published, and changes nothing the second time', async () => {
      expect(await importCatalogueStrains(test.store, haze(published))).toEqual({ stored: 1, unchanged: 0 });
      expect(await importCatalogueStrains(test.store, haze(published))).toEqual({ stored: 0, unchanged: 1 });
      expect(await served()).toEqual({
        profile: { strainId, basis: 'PUBLISHED', sampleCount: 9, producerCount: 4, statistics: [limonene] },
        chemotype: { chemotype: 'I', totalThc: 18, totalCbd: 0, sampleCount: 12 },
      });
    });

    it('counts a change of a figure, and deletes what is no longer published', async () => {
      await importCatalogueStrains(test.store, haze(published));
      const other = { ...published, terpenes: [{ ...limonene, analyteSlug: 'linalool' }] };
      expect(await importCatalogueStrains(test.store, haze(other))).toEqual({ stored: 1, unchanged: 0 });
      expect((await served()).profile?.statistics.map(({ analyteSlug }) => analyteSlug)).toEqual(['linalool']);
      expect(await importCatalogueStrains(test.store, haze(null))).toEqual({ stored: 1, unchanged: 0 });
      expect(await served()).toEqual({ profile: undefined, chemotype: undefined });
    });

    it('yields to the strain’s own samples, and serves again when they go', async () => {
      await importCatalogueStrains(test.store, haze(published));
      await importLab(test.store, fileOf([sampleRecord('s1', 'Haze', { limonene: 0.9, thca: 10, cbda: 10 })]));
      expect(await served()).toMatchObject({
        profile: { basis: 'SAMPLES', sampleCount: 1, statistics: [{ median: 0.9 }] },
        chemotype: { chemotype: 'II', sampleCount: 1 },
      });
      await importCatalogueStrains(test.store, haze({ ...published, sampleCount: 10 }));
      expect(await served()).toMatchObject({ profile: { basis: 'SAMPLES' }, chemotype: { chemotype: 'II' } });
      const withLimonene = async (min: number, max: number) => {
        const terpenes = [{ analyteSlug: 'limonene', min, max }];
        const criteria = { searchSlug: null, type: null, terpenes };
        return (await listStrains(test.store.client, criteria, { first: 10 })).map(({ name }) => name);
      };
      expect([await withLimonene(0.8, 1), await withLimonene(0.2, 0.4)]).toEqual([['Haze'], []]);
      await importLab(test.store, fileOf([sampleRecord('s1', null, { limonene: 0.9 })]));
      expect([await withLimonene(0.8, 1), await withLimonene(0.2, 0.4)]).toEqual([[], ['Haze']]);
      expect(await served()).toMatchObject({
        profile: { basis: 'PUBLISHED', sampleCount: 10 },
        chemotype: { chemotype: 'I' },
      });
    });
  });
});
