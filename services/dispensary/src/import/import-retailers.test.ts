import { accept, refuse, type SourceItem, type Translation } from '@weedhounds/ingest';
import type { RetailerRecord } from '@weedhounds/provider-terms';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type DispensaryStore, importRetailers } from '../index.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { shop } from '../testing/records.fixture.ts';
import { openTestStore } from '../testing/test-store.fixture.ts';

/** A row of the invented file: a key and a name, or a name alone. */
type Row = { key?: string; name: string };

async function* sourceOf(rows: (Row | 'broken')[]): AsyncGenerator<SourceItem<Row>> {
  for (const [at, row] of rows.entries()) {
    const raw = JSON.stringify(row);
    yield row === 'broken' ? { line: at + 1, raw, broken: 'no such row' } : { line: at + 1, raw, row };
  }
}

function translate({ key, name }: Row): Translation<RetailerRecord> {
  if (name === '') return refuse('no name');
  return accept(shop(name, { sourceKey: key ?? name }), key === undefined ? ['named by itself'] : []);
}

describeOnEveryDatabase('importRetailers', (open) => {
  let store: DispensaryStore;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ store, close } = await openTestStore(open));
  });
  beforeEach(() => store.client.dispensary.deleteMany());
  afterAll(() => close());

  const rows: (Row | 'broken')[] = [
    { key: '1', name: 'One' },
    { name: 'Two' },
    'broken',
    { name: '' },
    { key: '1', name: 'One' },
    { key: '1', name: 'Another' },
    { name: 'Nul\0' },
    { name: 'Three' },
  ];
  const refused = {
    'a character that cannot be stored': 1,
    'an earlier row says otherwise': 1,
    'broken line': 1,
    'no name': 1,
  };

  it.each([1, 2, 500])(
    'stores what can be stored, and nothing when it runs again, in batches of %i',
    async (batchSize) => {
      const run = () => importRetailers(store, { source: sourceOf(rows), translate, batchSize });
      const repaired = { 'named by itself': 2 };
      expect(await run()).toEqual({ read: 8, stored: 3, unchanged: 1, repaired, refused });
      expect(await run()).toEqual({ read: 8, stored: 0, unchanged: 4, repaired, refused });
      const stored = await store.client.dispensary.findMany({ orderBy: { nameKey: 'asc' } });
      expect(stored.map(({ name }) => name)).toEqual(['One', 'Three', 'Two']);
    },
  );

  it('leaves nothing stored when it fails half way', async () => {
    async function* failing() {
      yield* sourceOf([{ name: 'One' }, { name: 'Two' }]);
      throw new Error('the disk is gone');
    }
    const run = importRetailers(store, { source: failing(), translate, batchSize: 1 });
    await expect(run).rejects.toThrow('the disk is gone');
    expect(await store.client.dispensary.count()).toBe(0);
  });
});
