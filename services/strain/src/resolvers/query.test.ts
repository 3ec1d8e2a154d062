import { createId } from '@weedhounds/subgraph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLab } from '../import/import-lab.ts';
import { importStrains } from '../import/import-strains.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { fileOf, sampleRecord, strainRecord } from '../testing/records.fixture.ts';
import { startTestSubgraph, type TestSubgraph } from '../testing/test-subgraph.fixture.ts';

describeOnEveryDatabase('the root fields', (open) => {
  const blueDreamId = createId('str', 'blue-dream');

  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(open);
    await importStrains(
      subgraph.store,
      fileOf([
        strainRecord('Blue Dream', { aliases: ['Azure Haze'], type: 'HYBRID' }),
        strainRecord('Açaí Berry', { type: 'SATIVA' }),
        strainRecord('Zkittlez', { type: 'INDICA' }),
      ]),
    );
    await importLab(
      subgraph.store,
      fileOf([
        sampleRecord('s1', 'Blue Dream', { 'beta-myrcene': 0.4, limonene: 0.2, thca: 20 }, { testedOn: '2026-03-01' }),
        sampleRecord('s2', 'Zkittlez', { 'beta-myrcene': 0.1, limonene: 0.6 }, { testedOn: null }),
        sampleRecord('s3', null, { thca: 70 }, { productType: 'CONCENTRATE', testedOn: '2026-02-01' }),
        sampleRecord('s4', 'Blue Dream', { thca: 18 }, { testedOn: '2026-03-01' }),
      ]),
    );
  });
  afterAll(() => subgraph.close());

  describe('Query.strain', () => {
    it.each([
      ['its id', `id: "${blueDreamId}"`],
      ['its slug', 'slug: "blue-dream"'],
      ['an alias’s slug', 'slug: "azure-haze"'],
      ['its name in any case and punctuation', 'name: "BLUE  dream!"'],
      ['an alias', 'name: "azure haze"'],
    ])('finds a strain by %s', async (_, args) => {
      expect(await subgraph.ask(`{ strain(${args}) { id slug name aliases knownSlugs } }`)).toEqual({
        data: {
          strain: {
            id: blueDreamId,
            slug: 'blue-dream',
            name: 'Blue Dream',
            aliases: ['Azure Haze'],
            knownSlugs: ['blue-dream', 'azure-haze'],
          },
        },
      });
    });

    it.each([
      'id: "str_00000000000000000000"',
      'id: "nonsense\\u0000"',
      'slug: "no-such"',
      'name: "\\u0000"',
      'name: ""',
    ])('is null for %s', async (args) => {
      expect(await subgraph.ask(`{ strain(${args}) { id } }`)).toEqual({ data: { strain: null } });
    });

    it('refuses none and several of its arguments', async () => {
      const code = 'BAD_USER_INPUT';
      expect(await subgraph.refusal('{ strain { id } }')).toEqual({ code, argument: ['id'] });
      expect(await subgraph.refusal('{ strain(id: null) { id } }')).toEqual({ code, argument: ['id'] });
      expect(await subgraph.refusal('{ strain(slug: "a", name: "a") { id } }')).toEqual({ code, argument: ['name'] });
    });
  });

  describe('Query.strains', () => {
    const page = async (args: string) => {
      const { strains } = await subgraph.data<{
        strains: {
          nodes: { slug: string }[];
          edges: { score: number | null }[];
          pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
        };
      }>(
        `{ strains(${args}) { nodes { slug } edges { cursor score } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
      );
      return strains;
    };
    const slugs = ({ nodes }: { nodes: { slug: string }[] }) => nodes.map(({ slug }) => slug);

    it('lists all by name, page by page', async () => {
      const first = await page('first: 2');
      expect(slugs(first)).toEqual(['acai-berry', 'blue-dream']);
      expect(first.edges.map(({ score }) => score)).toEqual([null, null]);
      expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
      const second = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
      expect(slugs(second)).toEqual(['zkittlez']);
      expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    });

    it('filters by type and by ranges of terpenes, which must all hold', async () => {
      expect(slugs(await page('filter: { type: INDICA }'))).toEqual(['zkittlez']);
      const inRange = (...ranges: string[]) => page(`filter: { terpenes: [${ranges.join(', ')}] }`).then(slugs);
      expect(await inRange('{ analyte: "beta-myrcene", min: 0.1, max: 0.4 }')).toEqual(['blue-dream', 'zkittlez']);
      expect(await inRange('{ analyte: "beta-myrcene", min: 0.2 }')).toEqual(['blue-dream']);
      expect(await inRange('{ analyte: "beta-myrcene" }', '{ analyte: "limonene", min: 0.5 }')).toEqual(['zkittlez']);
      expect(await inRange('{ analyte: "linalool", max: 0 }')).toEqual([]);
    });

    it('searches names and aliases', async () => {
      expect(slugs(await page('filter: { search: "azur hase" }'))).toEqual(['blue-dream']);
      expect(slugs(await page('filter: { search: "acai" }'))).toEqual(['acai-berry']);
      expect(slugs(await page('filter: { search: "acai", type: INDICA }'))).toEqual([]);
    });

    it.each([
      ['first: 0', ['first']],
      ['first: 101', ['first']],
      ['after: "nonsense"', ['after']],
      ['filter: { search: " !? " }', ['filter', 'search']],
      [`filter: { search: "${'a'.repeat(101)}" }`, ['filter', 'search']],
      ['filter: { terpenes: [{ analyte: "unobtainium" }] }', ['filter', 'terpenes', 'analyte']],
      ['filter: { terpenes: [{ analyte: "thca" }] }', ['filter', 'terpenes', 'analyte']],
      ['filter: { terpenes: [{ analyte: "linalool", min: 2, max: 1 }] }', ['filter', 'terpenes', 'min']],
      ['filter: { terpenes: [{ analyte: "linalool", max: 140 }] }', ['filter', 'terpenes', 'max']],
      [`filter: { terpenes: [${'{ analyte: "linalool" }, '.repeat(21)}] }`, ['filter', 'terpenes']],
    ])('refuses %s', async (args, argument) => {
      expect(await subgraph.refusal(`{ strains(${args}) { nodes { id } } }`)).toEqual({
        code: 'BAD_USER_INPUT',
        argument,
      });
    });

    it('refuses a cursor of another order', async () => {
      const { pageInfo } = await page('first: 1');
      const query = `{ strains(filter: { search: "blue" }, after: "${pageInfo.endCursor}") { nodes { id } } }`;
      expect(await subgraph.refusal(query)).toEqual({ code: 'BAD_USER_INPUT', argument: ['after'] });
    });
  });

  describe('Query.labSamples', () => {
    const ids = async (args: string) => {
      const { labSamples } = await subgraph.data<{
        labSamples: { nodes: { id: string }[]; pageInfo: { endCursor: string } };
      }>(`{ labSamples(${args}) { nodes { id } pageInfo { endCursor } } }`);
      return labSamples;
    };
    const id = (sample: string) => createId('smp', 'Test data', sample);
    const newest = ['s1', 's4'].map(id).sort();

    it('lists the newest first, undated ones last, page by page', async () => {
      const found: string[] = [];
      for (let after = '', at = 0; at < 4; at += 1) {
        const page = await ids(`first: 1${after}`);
        found.push(...page.nodes.map((node) => node.id));
        after = `, after: "${page.pageInfo.endCursor}"`;
      }
      expect(found).toEqual([...newest, id('s3'), id('s2')]);
    });

    it('filters by strain, product, date and terpenes', async () => {
      const filtered = async (filter: string) => (await ids(`filter: { ${filter} }`)).nodes.map((node) => node.id);
      expect(await filtered(`strain: "${blueDreamId}"`)).toEqual(newest);
      expect(await filtered(`strain: "${blueDreamId}", hasTerpenes: false`)).toEqual([id('s4')]);
      expect(await filtered('productType: CONCENTRATE')).toEqual([id('s3')]);
      expect(await filtered('testedFrom: "2026-02-01", testedTo: "2026-02-28"')).toEqual([id('s3')]);
      expect(await filtered('hasTerpenes: true')).toEqual([id('s1'), id('s2')]);
      expect(await filtered('strain: "str_00000000000000000000"')).toEqual([]);
      expect(await filtered('strain: "nonsense"')).toEqual([]);
    });

    it.each([
      ['first: -1', ['first']],
      ['filter: { testedFrom: "2026-02-02", testedTo: "2026-02-01" }', ['filter', 'testedFrom']],
      ['filter: { testedFrom: "2026-02-30" }', ['filter', 'testedFrom']],
      ['filter: { testedTo: "0000-01-01" }', ['filter', 'testedTo']],
    ])('refuses %s', async (args, argument) => {
      const refusal = await subgraph.refusal(`{ labSamples(${args}) { nodes { id } } }`);
      expect(refusal).toEqual({ code: 'BAD_USER_INPUT', argument });
    });
  });

  describe('Query.analytes', () => {
    const nodes = async (args: string) => {
      const { analytes } = await subgraph.data<{
        analytes: { nodes: { slug: string; kind: string }[]; pageInfo: { endCursor: string } };
      }>(`{ analytes(${args}) { nodes { slug kind } pageInfo { hasNextPage endCursor } } }`);
      return analytes;
    };

    it('lists the 54 of our table by name, page by page', async () => {
      const first = await nodes('first: 50');
      const second = await nodes(`first: 50, after: "${first.pageInfo.endCursor}"`);
      const slugs = [...first.nodes, ...second.nodes].map(({ slug }) => slug);
      expect(slugs).toHaveLength(54);
      expect(slugs.slice(0, 3)).toEqual(['alpha-bisabolol', 'alpha-cedrene', 'alpha-humulene']);
      expect(slugs).toEqual([...slugs].sort());
    });

    it('lists one kind', async () => {
      const { nodes: cannabinoids } = await nodes('first: 100, kind: CANNABINOID');
      expect(cannabinoids).toHaveLength(15);
      expect(new Set(cannabinoids.map(({ kind }) => kind))).toEqual(new Set(['CANNABINOID']));
    });
  });
});
