import { join } from 'node:path';
import { openTestDatabase } from '@weedhounds/database/testing';
import { kushy } from '@weedhounds/provider-kushy';
import { lineage } from '@weedhounds/provider-lineage';
import { mcrLabs } from '@weedhounds/provider-mcr-labs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLab } from './import/import-lab.ts';
import { importLineage } from './import/import-lineage.ts';
import { importStrains } from './import/import-strains.ts';
import { startTestSubgraph, type TestSubgraph } from './testing/test-subgraph.fixture.ts';

const folder = process.env.REAL_DATA_DIR;

describe.skipIf(!folder)('strains, lineages and lab results, whole files (real data: REAL_DATA_DIR)', () => {
  let subgraph: TestSubgraph;
  const fileOf = (name: string) => join(folder ?? '', name);
  const importAll = async () => [
    await importStrains(subgraph.store, { ...kushy, source: kushy.read(fileOf('kushy_strains_2017-11-14.csv')) }),
    await importLineage(subgraph.store, { ...lineage, source: lineage.read(fileOf('lineage_open.csv')) }),
    await importLab(subgraph.store, { ...mcrLabs, source: mcrLabs.read(fileOf('lab_ma_mcr_results.csv')) }),
  ];
  let reports: Awaited<ReturnType<typeof importAll>>;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(openTestDatabase);
    reports = await importAll();
  });
  afterAll(() => subgraph.close());

  it('stores or refuses every row, most of them stored', async () => {
    const { client } = subgraph.store;
    const refusedOf = (refused: object) =>
      Object.values(refused).reduce((sum: number, count: number) => sum + count, 0);
    expect(
      reports.map(({ read, stored, unchanged, refused }) => [read, stored + unchanged + refusedOf(refused)]),
    ).toEqual([
      [9524, 9524],
      [249, 249],
      [7554, 7554],
    ]);
    const [strains, lineages, lab] = reports;
    expect(await client.strain.count({ where: { isImplied: false } })).toBe(strains?.stored);
    expect(await client.strain.count({ where: { parents: { some: {} } } })).toBe(lineages?.stored);
    expect(await client.labSample.count()).toBe(lab?.stored);
    // 517 rows repeat an earlier one; 2 have the sample of an earlier one and other results.
    expect(lab).toMatchObject({ stored: 7024, unchanged: 517, refused: { 'an earlier row says otherwise': 2 } });
    expect(strains?.stored).toBeGreaterThan(9_400);
  });

  it('changes nothing the second time', async () => {
    const { version } = await subgraph.store.client.profileVersion.findFirstOrThrow();
    const again = await importAll();
    expect(again.map(({ stored }) => stored)).toEqual([0, 0, 0]);
    expect(again.map(({ unchanged }) => unchanged)).toEqual(reports.map(({ stored, unchanged }) => stored + unchanged));
    expect(await subgraph.store.client.profileVersion.findFirst()).toMatchObject({ version });
  });

  it('finds Type I in 92 to 94 % of flower samples, as published', async () => {
    const types = await subgraph.store.client.$queryRaw<{ isTypeOne: boolean; count: number }[]>`
      select total_thc > 5 * total_cbd as "isTypeOne", count(*)::int as count from "strain"."lab_sample"
      where product_type = 'FLOWER' and total_thc + total_cbd > 0 group by 1`;
    const all = types.reduce((sum, { count }) => sum + count, 0);
    const share = (types.find(({ isTypeOne }) => isTypeOne)?.count ?? 0) / all;
    expect(share).toBeGreaterThan(0.92);
    expect(share).toBeLessThan(0.94);
  });

  it('finds the rank correlation of total terpenes and total cannabinoids in flower near the .352 measured before', async () => {
    const flower = await subgraph.store.client.labSample.findMany({
      where: { productType: 'FLOWER', totalTerpenes: { not: null }, totalCannabinoids: { not: null } },
      select: { totalTerpenes: true, totalCannabinoids: true },
    });
    const ranks = [flower.map((row) => row.totalTerpenes ?? 0), flower.map((row) => row.totalCannabinoids ?? 0)].map(
      ranksOf,
    );
    expect(correlation(ranks[0] ?? [], ranks[1] ?? [])).toBeCloseTo(0.352, 2);
  });

  it('answers a strain with its profile, its parents and the strains most like it', async () => {
    const { strain: found } = await subgraph.data<{ strain: { similar: { similarity: number }[] } }>(`{
      strain(name: "blue dream") {
        name type terpeneProfile { sampleCount producerCount dominant { slug } basis }
        chemotype { chemotype sampleCount }
        lineage { parents { name strain { slug } } }
        similar(minimumSamples: 5) { similarity } } }`);
    expect(found).toMatchObject({
      name: 'Blue Dream',
      type: 'HYBRID',
      terpeneProfile: { sampleCount: 23, producerCount: 13, dominant: { slug: 'beta-myrcene' }, basis: 'SAMPLES' },
      chemotype: { chemotype: 'I', sampleCount: 50 },
      lineage: {
        parents: [
          { name: 'Blueberry', strain: { slug: 'blueberry' } },
          { name: 'Haze', strain: { slug: 'haze' } },
        ],
      },
    });
    expect(found.similar).toHaveLength(3);
    for (const { similarity } of found.similar) expect(similarity).toBeGreaterThan(0.9);
  });
});

/** Ranks from 0; equal values share the mean of theirs. */
function ranksOf(values: readonly number[]): number[] {
  const ascending = values.toSorted((a, b) => a - b);
  return values.map((value) => (ascending.indexOf(value) + ascending.lastIndexOf(value)) / 2);
}

/** Pearson's correlation coefficient. */
function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  const product = (a: readonly number[], b: readonly number[], meanA: number, meanB: number) =>
    a.reduce((sum, value, at) => sum + (value - meanA) * ((b[at] ?? 0) - meanB), 0);
  return product(x, y, meanX, meanY) / Math.sqrt(product(x, x, meanX, meanX) * product(y, y, meanY, meanY));
}
