import { afterAll, beforeAll, expect, it } from 'vitest';
import { importDispensaries, importJurisdictions } from '../index.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { daily, jurisdiction, shop } from '../testing/records.fixture.ts';
import { startTestSubgraph, type TestSubgraph } from '../testing/test-subgraph.fixture.ts';

const codes = ['US-CO', 'US-NJ', 'US-OR', 'US-WA', 'CA-ON'];
const shops = Array.from({ length: 120 }, (_, at) =>
  shop(`Garden ${at}`, {
    jurisdiction: codes[at % codes.length] ?? 'US-CO',
    timeZone: 'America/Denver',
    location: { latitude: 39.7 + at / 1000, longitude: -105 },
    openingHours: daily('09:00', at % 2 === 0 ? '21:00' : '02:00'),
  }),
);

/** Everything that another table or another row is asked for. */
const fields = `{
  nodes {
    name isOpen later: isOpen(at: "2026-11-21T18:00:00Z") openingHours { weekday }
    jurisdiction { name dispensaryCount limits { amount } }
  }
}`;

describeOnEveryDatabase('SQL statements for a page of shops', (open) => {
  let subgraph: TestSubgraph;
  /** How many statements a page makes that must hold so many shops. */
  async function statementsFor(count: number, filter = ''): Promise<number> {
    subgraph.statements.reset();
    const { dispensaries } = await subgraph.data<{ dispensaries: { nodes: object[] } }>(
      `{ dispensaries(first: ${count}${filter}) ${fields} }`,
    );
    expect(dispensaries.nodes).toHaveLength(count);
    return subgraph.statements.count();
  }

  beforeAll(async () => {
    subgraph = await startTestSubgraph(open, '2026-11-20T18:00:00Z');
    await importJurisdictions(
      subgraph.store,
      codes.map((code) => jurisdiction(code, code)),
    );
    await importDispensaries(subgraph.store, shops);
  });
  afterAll(() => subgraph.close());

  it.each([5, 50, 100])('are five for %i shops with hours, jurisdiction, its limits and its count', async (count) => {
    // Shops, hours, jurisdictions, limits, counts.
    expect(await statementsFor(count)).toBe(5);
  });

  it.each([5, 50])('are five for the %i nearest shops that are open', async (count) => {
    const filter = ', filter: { openNow: true, near: { latitude: 39.7, longitude: -105 } }';
    expect(await statementsFor(count, filter)).toBe(5);
  });

  it.each([5, 50])('are six for %i shops found by name: one sets the similarity', async (count) => {
    expect(await statementsFor(count, ', filter: { name: "gardan" }')).toBe(6);
  });
});
