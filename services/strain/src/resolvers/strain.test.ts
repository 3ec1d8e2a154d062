import { createId } from '@weedhounds/subgraph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCatalogueStrains } from '../import/import-catalogue.ts';
import { importLab } from '../import/import-lab.ts';
import { importStrains } from '../import/import-strains.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { fileOf, sampleRecord, strainRecord } from '../testing/records.fixture.ts';
import { startTestSubgraph, type TestSubgraph } from '../testing/test-subgraph.fixture.ts';

describeOnEveryDatabase('a strain', (open) => {
  const blueDreamId = createId('str', 'blue-dream');

  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(open);
    await importCatalogueStrains(subgraph.store, [
      {
        strain: strainRecord('Green Crack'),
        profile: {
          sampleCount: 20,
          producerCount: null,
          terpenes: [
            {
              analyteSlug: 'beta-myrcene',
              median: 0.6,
              lowerQuartile: 0.5,
              upperQuartile: 0.7,
              detectedCount: 20,
              testedCount: 20,
            },
            {
              analyteSlug: 'limonene',
              median: 0.2,
              lowerQuartile: 0.1,
              upperQuartile: 0.3,
              detectedCount: 19,
              testedCount: 20,
            },
            {
              analyteSlug: 'linalool',
              median: 0,
              lowerQuartile: 0,
              upperQuartile: 0.1,
              detectedCount: 3,
              testedCount: 20,
            },
          ],
          chemotype: { totalThc: 18, totalCbd: 0.1, sampleCount: 30 },
        },
      },
    ]);
    await importStrains(
      subgraph.store,
      fileOf([
        strainRecord('Blue Dream', {
          aliases: ['Azure Haze'],
          type: 'HYBRID',
          breeder: 'DJ Short',
          description: 'A cross.',
          effects: ['relaxed'],
          flavors: ['berry'],
        }),
        strainRecord('Bare'),
      ]),
    );
    await importLab(
      subgraph.store,
      fileOf([
        sampleRecord('s1', 'Blue Dream', {
          'beta-myrcene': 0.4,
          limonene: 0.1,
          linalool: 'ND',
          thc: 1,
          thca: 20,
          cbd: 'ND',
        }),
        sampleRecord(
          's2',
          'Blue Dream',
          { 'beta-myrcene': 0.2, limonene: 0.2, linalool: 0.1, thc: 12, cbd: 3 },
          {
            producer: 'producer-2',
            testedOn: '2026-02-02',
          },
        ),
        sampleRecord('s3', 'Blue Dream', { 'beta-myrcene': 5 }, { productType: 'CONCENTRATE', testedOn: null }),
        sampleRecord('s4', 'Sour Diesel', { 'beta-myrcene': 0.1, limonene: 0.5, linalool: 0.3 }),
      ]),
    );
  });
  afterAll(() => subgraph.close());

  const strainOf = async (slug: string, selection: string) => {
    const query = `query ($slug: String) { strain(slug: $slug) { ${selection} } }`;
    return (await subgraph.data<{ strain: unknown }>(query, { slug })).strain;
  };

  describe('Strain', () => {
    it('says what the catalogue says of it', async () => {
      const selection =
        'id ref slug name type breeder description effects { name basis } flavors provenance { source terms }';
      expect(await strainOf('blue-dream', selection)).toEqual({
        id: blueDreamId,
        ref: blueDreamId,
        slug: 'blue-dream',
        name: 'Blue Dream',
        type: 'HYBRID',
        breeder: 'DJ Short',
        description: 'A cross.',
        effects: [{ name: 'relaxed', basis: 'USER_REPORTED' }],
        flavors: ['berry'],
        provenance: { source: 'Test data', terms: 'CC0' },
      });
    });

    it('has nothing but its name where nothing else is known', async () => {
      const selection = `type breeder description aliases effects { name } flavors terpeneProfile { sampleCount }
      chemotype { chemotype } samples { nodes { id } } reviews { nodes { id } } rating { average count }
      similar { similarity } lineage { parents { name } ancestors { name } children { nodes { id } } }`;
      expect(await strainOf('bare', selection)).toEqual({
        type: null,
        breeder: null,
        description: null,
        aliases: [],
        effects: [],
        flavors: [],
        terpeneProfile: null,
        chemotype: null,
        samples: { nodes: [] },
        reviews: { nodes: [] },
        rating: { average: null, count: 0 },
        similar: [],
        lineage: { parents: [], ancestors: [], children: { nodes: [] } },
      });
    });

    it('is found by each of its keys, an alias’s slug included, and is null for one that leads nowhere', async () => {
      const keys = [
        { id: blueDreamId },
        { ref: blueDreamId },
        { slug: 'azure-haze' },
        { slug: 'blue-dream' },
        { id: 'str_00000000000000000000' },
        { ref: 'nonsense' },
        { slug: 'no-such' },
      ];
      const { data } = await subgraph.ask(
        'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Strain { id } } }',
        { representations: keys.map((key) => ({ __typename: 'Strain', ...key })) },
      );
      const found = { id: blueDreamId };
      expect(data).toEqual({ _entities: [found, found, found, found, null, null, null] });
    });

    it('lists its samples, the newest first, filtered and page by page', async () => {
      const id = (sample: string) => createId('smp', 'Test data', sample);
      const [all, flower, first] = ['', '(filter: { productType: FLOWER })', '(first: 1)'].map((args) =>
        strainOf('blue-dream', `samples${args} { nodes { id } pageInfo { hasNextPage endCursor } }`),
      );
      expect(await all).toMatchObject({ samples: { nodes: ['s2', 's1', 's3'].map((sample) => ({ id: id(sample) })) } });
      expect(await flower).toMatchObject({ samples: { nodes: [{ id: id('s2') }, { id: id('s1') }] } });
      const page = (await first) as { samples: { pageInfo: { hasNextPage: boolean; endCursor: string } } };
      expect(page).toMatchObject({ samples: { nodes: [{ id: id('s2') }], pageInfo: { hasNextPage: true } } });
      const next = `samples(first: 1, after: "${page.samples.pageInfo.endCursor}") { nodes { id } }`;
      expect(await strainOf('blue-dream', next)).toEqual({ samples: { nodes: [{ id: id('s1') }] } });
    });

    it.each([
      ['samples(first: 0) { nodes { id } }', ['first']],
      ['samples(after: "x") { nodes { id } }', ['after']],
      [
        'samples(filter: { testedFrom: "2026-02-02", testedTo: "2026-02-01" }) { nodes { id } }',
        ['filter', 'testedFrom'],
      ],
      ['reviews(first: 101) { nodes { id } }', ['first']],
      ['similar(first: 0) { similarity }', ['first']],
      ['similar(minimumSharedAnalytes: 2) { similarity }', ['minimumSharedAnalytes']],
      ['similar(minimumSamples: 0) { similarity }', ['minimumSamples']],
      ['lineage { children(first: 101) { nodes { id } } }', ['first']],
      ['lineage { ancestors(depth: 0) { name } }', ['depth']],
      ['lineage { ancestors(depth: 7) { name } }', ['depth']],
    ])('refuses %s', async (selection, argument) => {
      const refusal = await subgraph.refusal(`{ strain(slug: "blue-dream") { ${selection} } }`);
      expect(refusal).toEqual({ code: 'BAD_USER_INPUT', argument });
    });
  });

  describe('Strain.terpeneProfile', () => {
    it('rests on flower samples alone and counts what was not detected as 0', async () => {
      const selection = `terpeneProfile { sampleCount producerCount basis dominant { slug } panel { slug }
      analytes { analyte { slug } median lowerQuartile upperQuartile detectedCount testedCount share } }`;
      const close = (value: number) => expect.closeTo(value, 12);
      expect(await strainOf('blue-dream', selection)).toEqual({
        terpeneProfile: {
          sampleCount: 2,
          producerCount: 2,
          basis: 'SAMPLES',
          dominant: { slug: 'beta-myrcene' },
          panel: [{ slug: 'beta-myrcene' }, { slug: 'limonene' }, { slug: 'linalool' }],
          analytes: [
            {
              analyte: { slug: 'beta-myrcene' },
              median: close(0.3),
              lowerQuartile: close(0.25),
              upperQuartile: close(0.35),
              detectedCount: 2,
              testedCount: 2,
              share: close(0.6),
            },
            {
              analyte: { slug: 'limonene' },
              median: close(0.15),
              lowerQuartile: close(0.125),
              upperQuartile: close(0.175),
              detectedCount: 2,
              testedCount: 2,
              share: close(0.3),
            },
            {
              analyte: { slug: 'linalool' },
              median: close(0.05),
              lowerQuartile: close(0.025),
              upperQuartile: close(0.075),
              detectedCount: 1,
              testedCount: 2,
              share: close(0.1),
            },
          ],
        },
      });
    });

    it('is what was published where the strain has no samples', async () => {
      const selection = `terpeneProfile { basis sampleCount producerCount analytes { analyte { slug } share } }
      chemotype { chemotype totalThc totalCbd sampleCount }`;
      expect(await strainOf('green-crack', selection)).toEqual({
        terpeneProfile: {
          basis: 'PUBLISHED',
          sampleCount: 20,
          producerCount: null,
          analytes: [
            { analyte: { slug: 'beta-myrcene' }, share: expect.closeTo(0.75, 12) },
            { analyte: { slug: 'limonene' }, share: expect.closeTo(0.25, 12) },
            { analyte: { slug: 'linalool' }, share: 0 },
          ],
        },
        chemotype: { chemotype: 'I', totalThc: 18, totalCbd: 0.1, sampleCount: 30 },
      });
    });
  });

  describe('Strain.chemotype', () => {
    it('is that of the medians over flower samples that state both totals', async () => {
      // THC + 0.877·THCA: 1 + 17.54 and 12; CBD: 0 and 3.
      expect(await strainOf('blue-dream', 'chemotype { chemotype totalThc totalCbd sampleCount }')).toEqual({
        chemotype: { chemotype: 'I', totalThc: expect.closeTo(15.27, 10), totalCbd: 1.5, sampleCount: 2 },
      });
    });
  });

  describe('Strain.similar', () => {
    it('ranks by the cosine of medians over shared terpenes', async () => {
      const selection = 'similar(minimumSharedAnalytes: 3) { strain { slug } similarity sharedAnalytes sampleCount }';
      const cosine = (a: number[], b: number[]) => {
        const dot = (x: number[], y: number[]) => x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
        return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
      };
      const rounded = (value: number) => Number(value.toFixed(6));
      const own = [0.3, 0.15, 0.05];
      expect(await strainOf('blue-dream', selection)).toEqual({
        similar: [
          {
            strain: { slug: 'green-crack' },
            similarity: rounded(cosine(own, [0.6, 0.2, 0])),
            sharedAnalytes: 3,
            sampleCount: 20,
          },
          {
            strain: { slug: 'sour-diesel' },
            similarity: rounded(cosine(own, [0.1, 0.5, 0.3])),
            sharedAnalytes: 3,
            sampleCount: 1,
          },
        ],
      });
    });

    it('keeps to the fewest shared terpenes and samples asked for, and to how many', async () => {
      const slugs = (args: string) => strainOf('blue-dream', `similar(${args}) { strain { slug } }`);
      expect(await slugs('minimumSharedAnalytes: 4')).toEqual({ similar: [] });
      expect(await slugs('minimumSharedAnalytes: 3, first: 1')).toEqual({
        similar: [{ strain: { slug: 'green-crack' } }],
      });
      expect(await slugs('minimumSharedAnalytes: 3, minimumSamples: 2')).toEqual({
        similar: [{ strain: { slug: 'green-crack' } }],
      });
    });
  });
});
