import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLab } from './import/import-lab.ts';
import { importLineage } from './import/import-lineage.ts';
import { importStrains } from './import/import-strains.ts';
import { describeOnEveryDatabase } from './testing/databases.fixture.ts';
import { fileOf, lineageRecord, sampleRecord, strainRecord } from './testing/records.fixture.ts';
import { startTestSubgraph, type TestSubgraph } from './testing/test-subgraph.fixture.ts';

/**
 * What `everything` takes at most: one for the page, names, profiles, chemotypes, samples, results, children, ratings,
 * reviews and the profiles' version, three for parents of three generations; and those that several fields ask for in
 * waves, fewer or more by which statement answers first: two or three for analytes, three to five for strains by id.
 */
const mostStatements = 21;

describeOnEveryDatabase('loaders', (open) => {
  /** Sixty strains in a line of descent, each the child of the next, with samples, profiles and chemotypes. */
  const names = Array.from({ length: 60 }, (_, at) => `Strain ${String(at).padStart(2, '0')}`);

  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(open);
    await importStrains(
      subgraph.store,
      fileOf(names.map((name) => strainRecord(name, { aliases: [`${name} alias`] }))),
    );
    await importLineage(
      subgraph.store,
      fileOf(names.slice(1).map((parent, at) => lineageRecord(names[at] ?? '', [parent, 'Lost Parent']))),
    );
    const samples = names.flatMap((name, at) =>
      [0, 1, 2, 3].map((batch) =>
        sampleRecord(`${name}-${batch}`, name, {
          'beta-myrcene': 0.1 + at / 50,
          limonene: 0.3,
          linalool: 0.1,
          thca: 20,
          cbd: 'ND',
        }),
      ),
    );
    await importLab(subgraph.store, fileOf(samples));
    const input = (at: number) => `{ strainId: "${ids[at]}", rating: ${(at % 5) + 1}, text: "t" }`;
    const { strains } = await subgraph.data<{ strains: { nodes: { id: string }[] } }>(
      '{ strains(first: 100) { nodes { id } } }',
    );
    const ids = strains.nodes.map(({ id }) => id);
    const reviews = ids.map((_, at) => `r${at}: reviewStrain(input: ${input(at)}) { review { id } }`);
    await subgraph.data(`mutation { ${reviews.join(' ')} }`);
  });
  afterAll(() => subgraph.close());

  /** Statements that an operation takes when its profiles are in memory already. */
  async function count(query: string): Promise<number> {
    await subgraph.store.profileIndex.current();
    subgraph.statements.reset();
    await subgraph.data(query);
    return subgraph.statements.count();
  }

  const everything = `slug aliases knownSlugs
  terpeneProfile { sampleCount panel { slug } dominant { slug } analytes { analyte { name } median } }
  chemotype { chemotype }
  samples(first: 3) { nodes { id productName strain { name } results(kind: TERPENE) { analyte { slug } status } } }
  lineage { parents { name strain { name } } ancestors(depth: 3) { name strain { slug } } children(first: 2) { nodes { slug } } }
  rating { average count } reviews(first: 2) { nodes { text strain { slug } } }
  similar(minimumSharedAnalytes: 3) { strain { slug } similarity }`;

  describe('statements', () => {
    it('are as many for 50 strains with everything about them as for 5', async () => {
      const page = (first: number) => count(`{ strains(first: ${first}) { nodes { ${everything} } } }`);
      const counts = [await page(5), await page(50)];
      for (const each of counts) expect(each).toBeLessThanOrEqual(mostStatements);
    });

    it('are as many for 50 references as for 5', async () => {
      const entities = async (first: number) => {
        const representations = names
          .slice(0, first)
          .map((_, at) => `{ __typename: "Strain", slug: "strain-${String(at).padStart(2, '0')}-alias" }`);
        return count(`{ _entities(representations: [${representations}]) { ... on Strain { ${everything} } } }`);
      };
      for (const each of [await entities(5), await entities(50)]) expect(each).toBeLessThanOrEqual(mostStatements);
    });

    it('are one a generation for ancestors', async () => {
      const lineage = (depth: number) => `lineage { ancestors(depth: ${depth}) { name } }`;
      const ancestors = (depth: number) =>
        count(
          `{ a: strain(slug: "strain-00") { ${lineage(depth)} } b: strain(slug: "strain-30") { ${lineage(depth)} } }`,
        );
      expect([await ancestors(1), await ancestors(6)]).toEqual([2, 7]);
    });

    it('are one more for each different page of a list, however many owners ask for it', async () => {
      const samples = (selection: string) => count(`{ strains(first: 50) { nodes { ${selection} } } }`);
      const one = await samples('a: samples(first: 1) { nodes { id } } b: samples(first: 1) { nodes { id } }');
      const two = await samples('a: samples(first: 1) { nodes { id } } b: samples(first: 2) { nodes { id } }');
      expect([one, two]).toEqual([2, 3]);
    });

    it('load the profiles once for all requests, and again after an import', async () => {
      const similar = '{ strains(first: 50) { nodes { similar(minimumSharedAnalytes: 3) { strain { slug } } } } }';
      expect(await count(similar)).toBe(3);
      const first = subgraph.store.profileIndex;
      const before = await first.current();
      await importLab(
        subgraph.store,
        fileOf([sampleRecord('new', 'New', { 'beta-myrcene': 0.5, limonene: 0.1, linalool: 0.1 })]),
      );
      subgraph.statements.reset();
      await subgraph.data(similar);
      expect(subgraph.statements.count()).toBe(4);
      expect((await first.current()).ids).toHaveLength(before.ids.length + 1);
    });
  });
});
