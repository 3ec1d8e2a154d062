import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, ItemsWithStrainsDocument } from '@weedhounds/client';
import { type FilledDatabase, type Graph, openFilledDatabase, startGraph } from '@weedhounds/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { runToEnd } from '../run-start.ts';

const real = process.env.REAL_DATA_DIR ?? '';

/** The five files, and what a first import of each says it read, stored, found unchanged and refused. */
const files = [
  { kind: 'strains', file: 'kushy_strains_2017-11-14.csv', options: [], counts: [9_524, 9_425, 9, 90] },
  { kind: 'strains', file: 'lineage_open.csv', options: ['--format', 'lineage'], counts: [249, 215, 2, 32] },
  { kind: 'lab', file: 'lab_ma_mcr_results.csv', options: [], counts: [7_554, 7_024, 517, 13] },
  { kind: 'retailers', file: 'retailers_us_licensed.csv', options: [], counts: [5_032, 4_525, 406, 101] },
  {
    kind: 'menu',
    file: 'menus/shopcuzzies_products.json',
    options: ['--dispensary', 'Shop Cuzzies', '--jurisdiction', 'NJ'],
    counts: [226, 226, 0, 0],
  },
];

describe.skipIf(!real)('the five real files, by npm run import (real data: REAL_DATA_DIR)', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'weedhounds-real-'));
  let filled: FilledDatabase;
  let graph: Graph;

  /** Imports a file as the command does, and reads the counts from the table it ends with. */
  async function importFile({ kind, file, options }: (typeof files)[number]): Promise<number[]> {
    const args = ['tools/import/main.ts', kind, join(real, file), '--rejects', dataDir, ...options];
    const { code, output } = await runToEnd(args, { DATA_DIR: join(dataDir, 'data'), CATALOGUE: 'none' });
    expect({ code, output }).toMatchObject({ code: 0 });
    const count = (name: string) =>
      Number(new RegExp(`^${name} +([\\d,]+)$`, 'm').exec(output)?.[1]?.replaceAll(',', ''));
    const [read = 0, stored = 0, unchanged = 0] = ['read', 'stored', 'unchanged'].map(count);
    return [read, stored, unchanged, read - stored - unchanged];
  }

  beforeAll(async () => {
    for (const file of files) {
      expect({ file: file.file, counts: await importFile(file) }).toEqual({ file: file.file, counts: file.counts });
    }
  }, 300_000);

  afterAll(async () => {
    await graph?.close();
    await filled?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('change nothing when they are imported again', async () => {
    for (const file of files) {
      const [read = 0, stored, unchanged = 0, refused = 0] = await importFile(file);
      expect({ file: file.file, read, stored, refused }).toEqual({
        file: file.file,
        read: file.counts[0],
        stored: 0,
        refused: file.counts[3],
      });
      expect(unchanged).toBe(read - refused);
    }
  }, 300_000);

  it('leave each refused row with its line and its reason', () => {
    const [, ...rows] = readFileSync(join(dataDir, 'lab_ma_mcr_results.csv.rejects.jsonl'), 'utf8').trim().split('\n');
    expect(rows).toHaveLength(12);
    for (const row of rows) {
      expect(JSON.parse(row)).toMatchObject({ line: expect.any(Number), reason: expect.any(String) });
    }
  });

  it('answer one query from an item of the New Jersey menu to its strain, its samples and its likes', async () => {
    filled = await openFilledDatabase({
      database: { kind: 'embedded', dataDir: join(dataDir, 'data') },
      catalogue: 'none',
    });
    graph = await startGraph({ stores: filled.stores, host: '127.0.0.1', port: 0 });
    const client = createClient({
      url: `${graph.url}/graphql`,
      headers: { 'x-jurisdiction': 'NJ', 'x-age-confirmed': '21' },
    });
    const variables = { slug: 'shop-cuzzies-nj', first: 100 };
    const { data, errors } = await client.execute(ItemsWithStrainsDocument, variables);
    expect(errors).toEqual([]);
    expect(data?.dispensary).toMatchObject({ name: 'Shop Cuzzies', menu: { itemCount: 226, currency: 'USD' } });
    const items = data?.dispensary?.menu?.items.nodes ?? [];
    const profiled = items.filter(({ strain }) => strain?.terpeneProfile?.basis === 'SAMPLES');
    expect(profiled.length).toBeGreaterThan(5);
    for (const { strain } of profiled) {
      expect(strain?.samples.nodes.length).toBeGreaterThan(0);
      expect(strain?.similar).toHaveLength(3);
      const similarities = strain?.similar.map(({ similarity }) => similarity) ?? [];
      expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
      const medians = strain?.terpeneProfile?.analytes.map(({ median }) => median) ?? [];
      expect(Math.max(...medians)).toBeGreaterThan(0);
    }
  });

  it('lead from a lab sample, by its id alone, back to its strain', async () => {
    const query =
      '{ labSamples(first: 1, filter: { productType: FLOWER, hasTerpenes: true }) { nodes { id productName } } }';
    const found = JSON.parse(JSON.stringify((await ask(graph.url, query)).data)).labSamples.nodes[0];
    const { data, errors } = await ask(
      graph.url,
      'query ($id: ID!) { node(id: $id) { __typename ... on LabSample { productName results(kind: TERPENE) { status } } } }',
      { id: found.id },
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ node: { __typename: 'LabSample', productName: found.productName } });
  });
});
