import { strainSlug } from '@weedhounds/provider-terms';
import { createId, type PageRequest } from '@weedhounds/subgraph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importStrains } from '../import/import-strains.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { fileOf, strainRecord } from '../testing/records.fixture.ts';
import { openTestStore, type TestStore } from '../testing/test-store.fixture.ts';
import { listStrains, similarNames } from './list-strains.ts';
import type { StrainStore } from './store.ts';

describeOnEveryDatabase('the search for strains', (open) => {
  let test: TestStore;
  let store: StrainStore;
  beforeAll(async () => {
    test = await openTestStore(open);
    store = test.store;
    const names = [
      'Blue Dream',
      'Blue Dream Haze',
      'Blueberry',
      'Dream Queen',
      'Gelato',
      'Kush OG',
      'OG Kush',
      'Sour Diesel',
      'Purple Kush',
    ];
    await importStrains(store, fileOf([...names.map((name) => strainRecord(name)), strainRecord('Gorilla Glue #4')]));
  });
  afterAll(() => test.close());

  const search = (text: string, page: PageRequest = { first: 100 }) =>
    listStrains(store.client, { searchSlug: strainSlug(text), type: null, terpenes: [] }, page);
  const names = async (text: string) => (await search(text)).map(({ name }) => name);

  describe('listStrains, with a search', () => {
    it('scores the very name 1 and puts it first, then names that hold it, then parts', async () => {
      const found = await search('blue dream');
      expect(found.map(({ name }) => name)).toEqual(['Blue Dream', 'Blue Dream Haze', 'Dream Queen']);
      expect(found.map(({ score }) => score)).toEqual([1, expect.closeTo(0.85, 1), expect.closeTo(0.4, 1)]);
    });

    it.each([
      ['bleu dream', 'Blue Dream'],
      ['gelatto', 'Gelato'],
      ['sour deisel', 'Sour Diesel'],
      ['gorila glue', 'Gorilla Glue #4'],
      ['BLUE-DREAM', 'Blue Dream'],
      ['bluedream', 'Blue Dream'],
      ['GG4', 'Gorilla Glue #4'],
    ])('finds for %s first of all %s', async (text, name) => {
      expect((await names(text))[0]).toBe(name);
    });

    it('keeps the very name before one with the same letters', async () => {
      const found = await search('og kush');
      expect(found.slice(0, 2).map(({ name, score }) => [name, score])).toEqual([
        ['OG Kush', 1],
        ['Kush OG', 0.999999],
      ]);
    });

    it('finds nothing that is not alike', async () => {
      expect(await names('xylophone')).toEqual([]);
    });

    it('goes on where a page ended, among equal scores too', async () => {
      const all = (await search('kush')).map(({ id }) => id);
      const paged: string[] = [];
      for (let page: PageRequest = { first: 1 }; ; ) {
        const [row, more] = await search('kush', page);
        if (row) paged.push(row.id);
        if (!row || !more) break;
        page = { first: 1, after: [row.score, row.id] };
      }
      expect(all).toHaveLength(3);
      expect(paged).toEqual(all);
    });

    it('looks names up in the index once there are many', async () => {
      const plan = await store.client
        .$transaction(async (sql) => {
          await sql.$executeRaw`
          insert into "strain"."strain_name" (slug, name, is_own, strain_id)
          select 'filler-' || md5(at::text), 'Filler', false, ${createId('str', 'gelato')}
          from generate_series(1, 5000) as at`;
          await sql.$executeRaw`analyze "strain"."strain_name"`;
          const lines = await sql.$queryRaw<{ 'QUERY PLAN': string }[]>`explain ${similarNames('gorilla-glue')}`;
          throw new Rollback(lines.map((line) => line['QUERY PLAN']).join('\n'));
        })
        .catch((error: unknown) => (error as Rollback).message);
      expect(plan.match(/strain_name_slug_trigram_idx/g)).toHaveLength(2);
      expect(plan).not.toContain('Seq Scan');
    });
  });
});

/** Leaves the names as they were. */
class Rollback extends Error {}
