import { greatCircleKilometres } from '@weedhounds/geo';
import { createId } from '@weedhounds/subgraph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importDispensaries, importJurisdictions } from '../index.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { daily, jurisdiction, shop, source } from '../testing/records.fixture.ts';
import { startTestSubgraph, type TestSubgraph } from '../testing/test-subgraph.fixture.ts';

const denver = { latitude: 39.7392, longitude: -104.9903 };
const inDenver = { timeZone: 'America/Denver', jurisdiction: 'US-CO' };
const records = [
  shop('élan', {
    ...inDenver,
    location: { latitude: 39.74, longitude: -104.98 },
    openingHours: daily('09:00', '21:00'),
  }),
  shop('Dragon, Green', {
    ...inDenver,
    location: { latitude: 40.015, longitude: -105.2705 },
    openingHours: daily('18:00', '02:00'),
  }),
  shop('Green Dragon', { ...inDenver, location: denver, openingHours: [], serves: ['MEDICAL'] }),
  shop('Green Jar', { ...inDenver, serves: ['ADULT', 'MEDICAL'] }),
  shop("Zoe's Livwell Enlightened Health", { jurisdiction: 'US-NJ', serves: ['ADULT'] }),
  shop('Taveuni Garden', { jurisdiction: 'US-HI', location: { latitude: -16.8, longitude: 179.95 } }),
  shop('Rabi Garden', { jurisdiction: 'US-HI', location: { latitude: -16.8, longitude: -179.95 } }),
];
const idOf = (name: string) => createId('dsp', source.name, name);

interface Page {
  dispensaries: {
    edges: { cursor: string; distance: number | null; node: { name: string } }[];
    nodes: { id: string; name: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

describeOnEveryDatabase('Query.dispensaries', (open) => {
  let subgraph: TestSubgraph;
  const page = async (args: string) => {
    const fields = '{ edges { cursor distance node { name } } nodes { id name } pageInfo { hasNextPage endCursor } }';
    return (await subgraph.data<Page>(`{ dispensaries(${args}) ${fields} }`)).dispensaries;
  };
  const names = async (filter: string) => (await page(`filter: {${filter}}`)).nodes.map(({ name }) => name);
  /** The shops of every page, each page asked for with the cursor of the one before. */
  async function walk(args: string, first: number): Promise<{ id: string; name: string }[]> {
    const shops = [];
    let after = '';
    for (;;) {
      const { nodes, pageInfo } = await page(`${args} first: ${first}${after}`);
      shops.push(...nodes);
      if (!pageInfo.hasNextPage) return shops;
      after = ` after: "${pageInfo.endCursor}"`;
    }
  }
  const refusal = (args: string) => subgraph.refusal(`{ dispensaries(${args}) { nodes { name } } }`);

  beforeAll(async () => {
    // A Friday, 19:30 in Denver.
    subgraph = await startTestSubgraph(open, '2026-11-21T02:30:00Z');
    await importJurisdictions(subgraph.store, [jurisdiction('US-CO', 'Colorado'), jurisdiction('US-NJ', 'New Jersey')]);
    await importDispensaries(subgraph.store, records);
  });
  afterAll(() => subgraph.close());

  describe('by name', () => {
    const byName = [
      'Dragon, Green',
      'élan',
      'Green Dragon',
      'Green Jar',
      'Rabi Garden',
      'Taveuni Garden',
      "Zoe's Livwell Enlightened Health",
    ];

    it('lists all shops without regard to case and accents, and without a distance', async () => {
      const { edges, nodes, pageInfo } = await page('first: 100');
      expect(nodes.map(({ name }) => name)).toEqual(byName);
      expect(edges.map(({ node, distance }) => [node.name, distance])).toEqual(byName.map((name) => [name, null]));
      expect(pageInfo.hasNextPage).toBe(false);
    });

    it.each([1, 2, 3, 6, 7])('gives each shop once in pages of %i', async (first) => {
      expect((await walk('', first)).map(({ name }) => name)).toEqual(byName);
    });
  });

  it('gives shops of one name and place each once, in pages by name and by distance', async () => {
    const twins = Array.from({ length: 7 }, (_, at) =>
      shop('Twin', { sourceKey: `twin ${at}`, jurisdiction: 'US-OR', location: { latitude: 45.5, longitude: -122.7 } }),
    );
    await importDispensaries(subgraph.store, twins);
    const ids = twins.map(({ sourceKey }) => idOf(sourceKey)).sort();
    for (const near of ['', ', near: { latitude: 45.6, longitude: -122.7 }']) {
      const found = await walk(`filter: { jurisdiction: "OR"${near} }`, 2);
      expect(found.map(({ id }) => id)).toEqual(ids);
    }
    await subgraph.store.client.dispensary.deleteMany({ where: { jurisdictionCode: 'US-OR' } });
  });

  describe('near a point', () => {
    const near = (radius: number) => `near: { latitude: 39.7392, longitude: -104.9903, radius: ${radius} }`;

    it('lists the nearest first with their distance to the metre, those without a place not at all', async () => {
      const { edges } = await page(`filter: { ${near(50)} }`);
      const expected = ['Green Dragon', 'élan', 'Dragon, Green'].map((name) => {
        const { location } = records.find((record) => record.name === name) ?? {};
        return { name, distance: greatCircleKilometres(denver, location ?? denver) };
      });
      expect(edges.map(({ node, distance }) => ({ name: node.name, distance }))).toEqual(
        expected.map(({ name, distance }) => ({ name, distance: Math.round(distance * 1000) / 1000 })),
      );
    });

    it('leaves out what is beyond the radius, which is 25 km unless given', async () => {
      expect(await names(near(1))).toEqual(['Green Dragon', 'élan']);
      expect(await names('near: { latitude: 39.7392, longitude: -104.9903 }')).toEqual(['Green Dragon', 'élan']);
      expect(await names(near(0.001))).toEqual(['Green Dragon']);
      // 38.9 km away, 30.7 km north and 23.9 km west: in the box around this circle, and not in the circle.
      expect(await names(near(35))).toEqual(['Green Dragon', 'élan']);
    });

    it.each([1, 2])('gives each shop once in pages of %i', async (first) => {
      const found = await walk(`filter: { ${near(500)} }`, first);
      expect(found.map(({ name }) => name)).toEqual(['Green Dragon', 'élan', 'Dragon, Green']);
    });

    it('finds shops on both sides of the 180th meridian, from both', async () => {
      for (const longitude of [179.96, -179.94]) {
        const found = await names(`near: { latitude: -16.8, longitude: ${longitude}, radius: 20 }`);
        expect(found.sort()).toEqual(['Rabi Garden', 'Taveuni Garden']);
      }
    });

    it.each([-1, 0, 501])('refuses a radius of %i', async (radius) => {
      expect(await refusal(`filter: { ${near(radius)} }`)).toEqual({
        code: 'BAD_USER_INPUT',
        argument: ['filter', 'near', 'radius'],
      });
    });

    it('refuses a bad radius in a variable by the same path', async () => {
      const document = 'query ($filter: DispensaryFilter) { dispensaries(filter: $filter) { nodes { name } } }';
      for (const radius of [-1, 0, 501]) {
        const refused = await subgraph.refusal(document, { filter: { near: { ...denver, radius } } });
        expect(refused).toEqual({ code: 'BAD_USER_INPUT', argument: ['filter', 'near', 'radius'] });
      }
    });
  });

  describe('by opening hours', () => {
    it('tells open, closed and unknown apart', async () => {
      expect(await names('openNow: true')).toEqual(['Dragon, Green', 'élan']);
      expect(await names('openNow: false')).toEqual(['Green Dragon']);
      expect(await names('openNow: null')).toHaveLength(records.length);
    });

    it('finds what is open at another instant, past midnight too', async () => {
      expect(await names('openAt: "2026-11-21T01:30:00-07:00"')).toEqual(['Dragon, Green']);
      expect(await names('openAt: "2026-11-21T10:00:00-07:00"')).toEqual(['élan']);
      expect(await names('openAt: "2026-11-21T10:00:00-07:00", openNow: true')).toEqual(['élan']);
      expect(await names('openAt: "0000-01-01T12:00:00Z"')).toEqual([]);
    });

    it('combines with a place: the nearest shop that is open', async () => {
      const { nodes } = await page(
        'filter: { openNow: true, near: { latitude: 39.7392, longitude: -104.9903 } }, first: 1',
      );
      expect(nodes).toEqual([{ id: idOf('élan'), name: 'élan' }]);
    });
  });

  it('finds shops by jurisdiction and by use', async () => {
    expect(await names('jurisdiction: "NJ"')).toEqual(["Zoe's Livwell Enlightened Health"]);
    expect(await names('jurisdiction: "US-CO", serves: MEDICAL')).toEqual(['Green Dragon', 'Green Jar']);
    expect(await names('serves: ADULT')).toEqual(['Green Jar', "Zoe's Livwell Enlightened Health"]);
    expect(await names('jurisdiction: "WY"')).toEqual([]);
  });

  describe('by name searched', () => {
    it.each([
      ['green dragon', ['Dragon, Green', 'Green Dragon']],
      ['grene dragno', ['Dragon, Green', 'Green Dragon']],
      ['dregon', ['Dragon, Green', 'Green Dragon']],
      ['JAR', ['Green Jar']],
      ['Élan', ['élan']],
      ['livewll', ["Zoe's Livwell Enlightened Health"]],
      ['enlightend', ["Zoe's Livwell Enlightened Health"]],
      ['well', ["Zoe's Livwell Enlightened Health"]],
      ['zoes health', ["Zoe's Livwell Enlightened Health"]],
      ['green moon', []],
      ['100%', []],
    ])('finds %j: %j', async (text, expected) => {
      expect(await names(`name: ${JSON.stringify(text)}`)).toEqual(expected);
    });

    it('refuses a text without a letter or a digit, and one too long', async () => {
      const refused = { code: 'BAD_USER_INPUT', argument: ['filter', 'name'] };
      expect(await refusal('filter: { name: "!?" }')).toEqual(refused);
      expect(await refusal(`filter: { name: "${'a'.repeat(101)}" }`)).toEqual(refused);
    });

    it('leaves the similarity that others ask for as it was', async () => {
      await names('name: "dregon"');
      const [setting] = await subgraph.store.client.$queryRaw<object[]>`show pg_trgm.strict_word_similarity_threshold`;
      expect(setting).toEqual({ 'pg_trgm.strict_word_similarity_threshold': '0.5' });
    });
  });

  describe('its pages', () => {
    const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const id = idOf('Green Jar');
    const near = 'filter: { near: { latitude: 1, longitude: 2 } }';

    it.each([
      ['first: 0', 'first'],
      ['first: -1', 'first'],
      ['first: 101', 'first'],
      ['after: "nonsense"', 'after'],
      ['after: ""', 'after'],
      [`after: "${cursor('name', 'green', 'str_00000000000000000000')}"`, 'after'],
      [`after: "${cursor('name', 'green\0', id)}"`, 'after'],
      [`after: "${cursor('name', 7, id)}"`, 'after'],
      [`after: "${cursor('name', 'green')}"`, 'after'],
      [`${near}, after: "${cursor('name', 'green', id)}"`, 'after'],
      [`${near}, after: "${cursor('nearest 2 1', 7, id)}"`, 'after'],
      [`${near}, after: "${cursor('nearest 1 2', 1.5, id)}"`, 'after'],
      [`${near}, after: "${cursor('nearest 1 2', 1e300, id)}"`, 'after'],
    ])('refuse %s', async (args, argument) => {
      expect(await refusal(args)).toEqual({ code: 'BAD_USER_INPUT', argument: [argument] });
    });
  });
});
