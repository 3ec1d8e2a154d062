import { createId } from '@weedhounds/subgraph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLab } from '../import/import-lab.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { fileOf, sampleRecord } from '../testing/records.fixture.ts';
import { startTestSubgraph, type TestSubgraph } from '../testing/test-subgraph.fixture.ts';

describeOnEveryDatabase('samples and analytes', (open) => {
  const id = (sample: string) => createId('smp', 'Test data', sample);

  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(open);
    const unnamedUnit = sampleRecord(
      's3',
      null,
      { cbd: 2, linalool: 'ND' },
      { productType: 'EXTRACT', testedOn: null },
    );
    await importLab(
      subgraph.store,
      fileOf([
        sampleRecord(
          's1',
          'Blue Dream',
          { thc: 1, thca: 20, cbda: 'ND', 'beta-myrcene': 0.4, linalool: 'ND', guaiol: '' },
          {
            totalCannabinoids: 23.5,
            totalTerpenes: 1.25,
          },
        ),
        sampleRecord(
          's2',
          null,
          { thca: 20 },
          { productType: 'INFUSED', cannabinoidUnit: 'MILLIGRAM_PER_SERVING', totalCannabinoids: 250 },
        ),
        { ...unnamedUnit, results: unnamedUnit.results.map((result) => ({ ...result, unit: null })) },
        sampleRecord('s4', null, { thc: 0, cbd: 'ND' }),
      ]),
    );
  });
  afterAll(() => subgraph.close());

  const sampleOf = async (sample: string, selection: string) => {
    const query = `{ labSample(id: "${id(sample)}") { ${selection} } }`;
    return (await subgraph.data<{ labSample: unknown }>(query)).labSample;
  };

  describe('LabSample', () => {
    it('says what the laboratory says, and its totals', async () => {
      const selection = `id ref productName productType strain { slug } testedOn laboratory producer totalCannabinoids
      totalTerpenes totalThc totalCbd chemotype provenance { source terms }`;
      expect(await sampleOf('s1', selection)).toEqual({
        id: id('s1'),
        ref: id('s1'),
        productName: 'Blue Dream',
        productType: 'FLOWER',
        strain: { slug: 'blue-dream' },
        testedOn: '2026-01-02',
        laboratory: 'Test laboratory',
        producer: 'producer-1',
        totalCannabinoids: 23.5,
        totalTerpenes: 1.25,
        totalThc: expect.closeTo(18.54, 12),
        totalCbd: 0,
        chemotype: 'I',
        provenance: { source: 'Test data', terms: 'CC0' },
      });
    });

    it('has null for what is unknown or in another unit', async () => {
      const selection = 'strain { slug } testedOn totalCannabinoids totalTerpenes totalThc totalCbd chemotype';
      const nothing = { strain: null, totalTerpenes: null, totalCannabinoids: null, totalThc: null, chemotype: null };
      expect(await sampleOf('s2', selection)).toMatchObject({ strain: null, totalCannabinoids: null, totalCbd: null });
      expect(await sampleOf('s3', selection)).toEqual({ ...nothing, testedOn: null, totalCbd: null });
    });

    it('has no chemotype when both totals are 0', async () => {
      expect(await sampleOf('s4', 'totalThc totalCbd chemotype')).toEqual({
        totalThc: 0,
        totalCbd: 0,
        chemotype: null,
      });
    });

    it('keeps detected, not detected and not tested apart', async () => {
      const selection = 'results(kind: TERPENE) { analyte { slug kind } status value unit raw }';
      const terpene = (slug: string) => ({ slug, kind: 'TERPENE' });
      expect(await sampleOf('s1', selection)).toEqual({
        results: [
          { analyte: terpene('beta-myrcene'), status: 'DETECTED', value: 0.4, unit: 'PERCENT', raw: '0.4' },
          { analyte: terpene('linalool'), status: 'NOT_DETECTED', value: null, unit: 'PERCENT', raw: 'ND' },
          { analyte: terpene('guaiol'), status: 'NOT_TESTED', value: null, unit: null, raw: null },
        ],
      });
    });

    it('says that a unit is unknown', async () => {
      expect(await sampleOf('s3', 'results { analyte { slug } value unit }')).toEqual({
        results: [
          { analyte: { slug: 'cbd' }, value: 2, unit: 'UNKNOWN' },
          { analyte: { slug: 'linalool' }, value: null, unit: 'UNKNOWN' },
        ],
      });
    });

    it('filters results by kind and status', async () => {
      const slugs = async (args: string) => {
        const sample = (await sampleOf('s1', `results${args} { analyte { slug } }`)) as {
          results: { analyte: { slug: string } }[];
        };
        return sample.results.map(({ analyte }) => analyte.slug);
      };
      expect(await slugs('')).toEqual(['thc', 'thca', 'cbda', 'beta-myrcene', 'linalool', 'guaiol']);
      expect(await slugs('(status: NOT_DETECTED)')).toEqual(['cbda', 'linalool']);
      expect(await slugs('(status: NOT_DETECTED, kind: CANNABINOID)')).toEqual(['cbda']);
    });

    it('is null for an id that leads nowhere', async () => {
      expect(
        await subgraph.ask('{ a: labSample(id: "smp_00000000000000000000") { id } b: labSample(id: "x") { id } }'),
      ).toEqual({
        data: { a: null, b: null },
      });
    });
  });

  it('resolves samples and analytes by either key', async () => {
    const myrcene = createId('ana', 'beta-myrcene');
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on LabSample { id } ... on Analyte { id slug } } }`;
    const { data } = await subgraph.ask(query, {
      representations: [
        { __typename: 'LabSample', id: id('s1') },
        { __typename: 'LabSample', ref: id('s2') },
        { __typename: 'LabSample', ref: 'x' },
        { __typename: 'Analyte', id: myrcene },
        { __typename: 'Analyte', ref: 'ana_00000000000000000000' },
      ],
    });
    expect(data).toEqual({
      _entities: [{ id: id('s1') }, { id: id('s2') }, null, { id: myrcene, slug: 'beta-myrcene' }, null],
    });
  });

  it('describes an analyte', async () => {
    const { data } = await subgraph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Analyte { ref name kind cas boilingPoint { low high } aroma synonyms usualRange { p5 median p95 sampleCount } note } } }`,
      {
        representations: ['caryophyllene-oxide', 'thcva'].map((slug) => ({
          __typename: 'Analyte',
          id: createId('ana', slug),
        })),
      },
    );
    expect(data).toEqual({
      _entities: [
        {
          ref: createId('ana', 'caryophyllene-oxide'),
          name: 'Caryophyllene oxide',
          kind: 'TERPENE',
          cas: '1139-30-6',
          boilingPoint: { low: 257, high: 280 },
          aroma: ['woody', 'lemon balm'],
          synonyms: ['BCP_oxide', 'b-caryophyllene epoxide'],
          usualRange: { p5: 0.003, median: 0.013, p95: 0.07, sampleCount: 3434 },
          note: null,
        },
        {
          ref: createId('ana', 'thcva'),
          name: 'THCVA',
          kind: 'CANNABINOID',
          cas: '39986-26-0',
          boilingPoint: null,
          aroma: [],
          synonyms: ['THCV-A'],
          usualRange: null,
          note: null,
        },
      ],
    });
  });
});
