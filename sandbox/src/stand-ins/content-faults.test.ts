import { describe, expect, it, onTestFinished } from 'vitest';
import { catalogueShops, optionsOf } from './catalogue-shops.ts';
import type { Fault } from './faults.ts';
import type { StandIn, StandInKind } from './stand-in.ts';
import { startStandIn } from './start-stand-in.ts';

/** Asks for the second page of ten, and answers what came as text. */
const asks: Readonly<Record<StandInKind, (standIn: StandIn, shopKey: string) => Promise<Response>>> = {
  'dutchie-pos': ({ url, environment }) => {
    const key = environment.DUTCHIE_POS_KEYS?.split('=')[1];
    const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
    return fetch(`${url}/products?offset=10&limit=10`, { headers: { authorization } });
  },
  jane: ({ url, environment }, shopKey) =>
    fetch(`${url}/1/indexes/menu-products-production/query`, {
      method: 'POST',
      headers: {
        'x-algolia-application-id': environment.JANE_APPLICATION_ID ?? '',
        'x-algolia-api-key': environment.JANE_SEARCH_KEY ?? '',
      },
      body: JSON.stringify({ filters: `store_id:${shopKey}`, page: 1, hitsPerPage: 10 }),
    }),
  ocs: ({ url }, shopKey) => fetch(`${url}/collections/${shopKey}/products.json?limit=10&page=2`),
};

/** Faults of what is in an answer, with what of it must differ. */
const contentFaults: readonly (readonly [Fault, (clean: string, faulty: string) => void])[] = [
  ['short-page', (clean, faulty) => expect(rowsIn(faulty)).toBe(rowsIn(clean) - 1)],
  ['product-on-two-pages', (clean, faulty) => expect(rowsIn(faulty)).toBe(rowsIn(clean) + 1)],
  ['moving-total', (clean, faulty) => expect(keysIn(faulty).slice(1)).toEqual(keysIn(clean).slice(0, -1))],
  ['vanished', (clean, faulty) => expect(keysIn(faulty)).not.toEqual(keysIn(clean))],
  ['flipped-prices', (clean, faulty) => expect(typesOfPrices(faulty)).not.toEqual(typesOfPrices(clean))],
  ['zero-price', (_, faulty) => expect(faulty).toMatch(/[pP]rice[a-z_]*":"?0(\.0+)?"?[,}]/)],
  ['minus-sign', (clean, faulty) => expect([clean.includes('−'), faulty.includes('−')]).toEqual([false, true])],
  ['emoji-category', (clean, faulty) => expect([clean.includes('🔥'), faulty.includes('🔥')]).toEqual([false, true])],
  ['null-potency', (clean, faulty) => expect(faulty.length).not.toBe(clean.length)],
  ['hundredfold-potency', (clean, faulty) => expect(faulty.length).not.toBe(clean.length)],
];

function rowsIn(body: string): number {
  return keysIn(body).length;
}

/** Ids of the rows, in their order. */
function keysIn(body: string): unknown[] {
  const answer = JSON.parse(body) as Record<string, unknown> | unknown[];
  const rows = (Array.isArray(answer) ? answer : (answer.hits ?? answer.products)) as Record<string, unknown>[];
  return rows.map((row) => row.productId ?? row.product_id ?? row.id);
}

/** What the values are that follow a name with a price in it. */
function typesOfPrices(body: string): string[] {
  return [...body.matchAll(/"[a-zA-Z_]*[pP]rice[a-z_]*":("|\d)/g)].map(([, first]) =>
    first === '"' ? 'text' : 'number',
  );
}

async function start(kind: StandInKind) {
  const [first] = catalogueShops(kind);
  if (!first) throw new Error('expected a shop');
  const standIn = await startStandIn(kind, optionsOf([first]));
  onTestFinished(() => standIn.close());
  return { standIn, textOf: async () => (await asks[kind](standIn, first.shopKey)).text() };
}

describe.each(Object.keys(asks) as StandInKind[])('%s', (kind) => {
  it.each(contentFaults)('answers with %s when told to, and without when not', async (fault, check) => {
    const { standIn, textOf } = await start(kind);
    const clean = await textOf();
    standIn.fail(fault);
    const faulty = await textOf();
    check(clean, faulty);
    expect(await textOf()).toBe(clean);
  });

  it('answers as before while nothing has changed', async () => {
    const { textOf } = await start(kind);
    const first = await textOf();
    expect(rowsIn(first)).toBe(10);
    expect(await textOf()).toBe(first);
  });
});

describe('lists of unequal length', () => {
  it('are at Jane a weight without a price, and no potencies for it', async () => {
    const { standIn, textOf } = await start('jane');
    const lengths = async () => {
      const { hits } = JSON.parse(await textOf()) as { hits: Record<string, unknown[]>[] };
      return hits.map((hit) => [hit.available_weights?.length ?? 0, hit.inventory_potencies?.length ?? 0]);
    };
    const clean = await lengths();
    standIn.fail('unequal-arrays');
    expect(await lengths()).toEqual(clean.map(([weights]) => [(weights ?? 0) + 1, 0]));
  });

  it('are at the Ontario Cannabis Store values of an option that no variant has', async () => {
    const { standIn, textOf } = await start('ocs');
    standIn.fail('unequal-arrays');
    const { products } = JSON.parse(await textOf()) as { products: { options: { values: string[] }[] }[] };
    expect(new Set(products.map(({ options }) => options[0]?.values.length))).toEqual(new Set([3]));
  });

  it('are at Dutchie two batches of each product, which hold together what one held', async () => {
    const { standIn } = await start('dutchie-pos');
    const key = standIn.environment.DUTCHIE_POS_KEYS?.split('=')[1];
    const headers = { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
    const batches = async () => {
      const answer = await fetch(`${standIn.url}/reporting/inventory?Skip=0&Take=10`, { headers });
      return (await answer.json()) as { quantityAvailable: number }[];
    };
    const sum = (rows: { quantityAvailable: number }[]) => rows.reduce((all, row) => all + row.quantityAvailable, 0);
    const clean = await batches();
    standIn.fail('unequal-arrays');
    const faulty = await batches();
    expect([faulty.length, sum(faulty)]).toEqual([clean.length * 2, sum(clean)]);
  });

  it('come wrapped from Dutchie when told to, with their total', async () => {
    const { standIn, textOf } = await start('dutchie-pos');
    const clean = JSON.parse(await textOf()) as unknown[];
    standIn.fail('wrapped-list');
    const { data, total } = JSON.parse(await textOf()) as { data: unknown[]; total: number };
    expect(data).toEqual(clean);
    expect(total).toBeGreaterThan(clean.length);
  });
});
