import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLineage } from '../import/import-lineage.ts';
import { importStrains } from '../import/import-strains.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { fileOf, lineageRecord, strainRecord } from '../testing/records.fixture.ts';
import { startTestSubgraph, type TestSubgraph } from '../testing/test-subgraph.fixture.ts';

describeOnEveryDatabase('lineage', (open) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(open);
    await importStrains(
      subgraph.store,
      fileOf([strainRecord('Blueberry', { aliases: ['DJ Short Blueberry'] }), strainRecord('Haze')]),
    );
    await importLineage(
      subgraph.store,
      fileOf([
        lineageRecord('Blue Dream', ['DJ Short Blueberry', 'Haze', 'Lost Parent']),
        lineageRecord('Azure Dream', ['Blue Dream', 'Blueberry']),
        lineageRecord('Blueberry', ['Afghani', 'Azure Dream']),
      ]),
    );
  });
  afterAll(() => subgraph.close());

  const lineageOf = async <T>(slug: string, selection: string) => {
    const query = `{ strain(slug: "${slug}") { lineage { ${selection} } } }`;
    const { strain: found } = await subgraph.data<{ strain: { lineage: T } }>(query);
    return found.lineage;
  };

  describe('Lineage', () => {
    it('names the parents as their source does, and leads to those the graph knows', async () => {
      const selection = 'parents { generation name childName strain { slug } }';
      expect(await lineageOf('blue-dream', selection)).toEqual({
        parents: [
          { generation: 1, name: 'DJ Short Blueberry', childName: 'Blue Dream', strain: { slug: 'blueberry' } },
          { generation: 1, name: 'Haze', childName: 'Blue Dream', strain: { slug: 'haze' } },
          { generation: 1, name: 'Lost Parent', childName: 'Blue Dream', strain: null },
        ],
      });
    });

    it('climbs as far as asked, through aliases, and survives a cycle', async () => {
      const names = async (depth: number) => {
        const { ancestors } = await lineageOf<{ ancestors: { generation: number; name: string; childName: string }[] }>(
          'blue-dream',
          `ancestors(depth: ${depth}) { generation name childName }`,
        );
        return ancestors.map(({ generation, name, childName }) => `${generation} ${childName} < ${name}`);
      };
      const parents = ['1 Blue Dream < DJ Short Blueberry', '1 Blue Dream < Haze', '1 Blue Dream < Lost Parent'];
      const grandparents = ['2 DJ Short Blueberry < Afghani', '2 DJ Short Blueberry < Azure Dream'];
      expect(await names(1)).toEqual(parents);
      expect(await names(6)).toEqual([...parents, ...grandparents]);
    });

    it('lists the children by name, those of an alias too, page by page', async () => {
      const page = (args: string) =>
        lineageOf<{ children: { pageInfo: { endCursor: string } } }>(
          'blueberry',
          `children${args} { nodes { slug } edges { score } pageInfo { hasNextPage endCursor } }`,
        );
      const first = await page('(first: 1)');
      expect(first).toMatchObject({
        children: { nodes: [{ slug: 'azure-dream' }], edges: [{ score: null }], pageInfo: { hasNextPage: true } },
      });
      expect(await page(`(first: 1, after: "${first.children.pageInfo.endCursor}")`)).toMatchObject({
        children: { nodes: [{ slug: 'blue-dream' }], pageInfo: { hasNextPage: false } },
      });
    });
  });
});
