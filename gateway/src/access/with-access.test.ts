import { print } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guardEverything, scopesOf } from './testing/compose-guarded.ts';
import { type GuardedGraph, startGuardedGraph } from './testing/guarded-graph.ts';
import { createWorld, subgraphs } from './testing/guarded-world.ts';
import { contextOf } from './testing/viewers.ts';

let graph: GuardedGraph;
let everything: string[];

beforeAll(async () => {
  const guarded = Object.entries(subgraphs).map(([name, sdl]) => [name, guardEverything(sdl)] as const);
  graph = await startGuardedGraph(Object.fromEntries(guarded), createWorld(loseRatings));
  everything = scopesOf(graph.supergraphSdl);
});
afterAll(() => graph.stop());

function loseRatings(): never {
  throw new Error('The ratings are lost.');
}

beforeEach(() => {
  graph.takeFetches();
  graph.executed.splice(0);
});

/** Asks as a member who has every scope but these: the data, and the paths of the errors by scope. */
async function askWithout(lacking: string[], query: string, variables?: Record<string, unknown>) {
  const scopes = everything.filter((scope) => !lacking.includes(scope));
  const { data, errors } = await graph.ask(query, contextOf({ role: 'MEMBER', scopes }), variables);
  return {
    data,
    errors: errors.map(
      ({ path, code, message }) => `${path} ${code === 'FORBIDDEN' ? message.slice(21, -1) : message}`,
    ),
    fetches: graph.takeFetches(),
  };
}

describe('a refused field', () => {
  it('is null with one error, is not fetched, and its siblings stay', async () => {
    expect(await askWithout(['Product.name'], '{ product(id: "p1") { tags name id } }')).toEqual({
      data: { product: { tags: ['bright', null], name: null, id: 'p1' } },
      errors: ['product.name Product.name'],
      fetches: ['{product(id:"p1"){tags id}}'],
    });
  });

  it('is refused at every position: under each alias, in each item of each list', async () => {
    const shop = { visits: null, n: null };
    expect(await askWithout(['Shop.visits'], '{ shops { visits n: visits } grid { ... on Shop { visits } } }')).toEqual(
      {
        data: { shops: [shop, shop], grid: [[{}, { visits: null }], null, [{ visits: null }, null]] },
        errors: [
          'shops.0.visits Shop.visits',
          'shops.0.n Shop.visits',
          'shops.1.visits Shop.visits',
          'shops.1.n Shop.visits',
          'grid.0.1.visits Shop.visits',
          'grid.2.0.visits Shop.visits',
        ],
        fetches: ['{shops{__runtimeType:__typename}grid{__typename __runtimeType:__typename}}'],
      },
    );
  });

  it('gives no error where its parent is null', async () => {
    expect(await askWithout(['Product.name'], '{ product(id: "none") { name } }')).toEqual({
      data: { product: null },
      errors: [],
      fetches: ['{product(id:"none"){__runtimeType:__typename}}'],
    });
  });

  it('is refused through nested fragments, and what they hold beside it is answered in the order asked', async () => {
    const query = `
      query { product(id: "p1") { ...A ... on Named { name ...B } id } }
      fragment A on Product { ...B tags }
      fragment B on Product { name }`;
    const answer = await askWithout(['Product.name'], query);
    expect(answer).toEqual({
      data: { product: { name: null, tags: ['bright', null], id: 'p1' } },
      errors: ['product.name Product.name'],
      fetches: ['{product(id:"p1"){__typename tags id}}'],
    });
    expect(Object.keys((answer.data as { product: object }).product)).toEqual(['name', 'tags', 'id']);
  });

  it('is refused through an interface on the run-time types that refuse it', async () => {
    const query = '{ grid { id ... on Named { name } } }';
    expect(await askWithout(['Product.name'], query)).toEqual({
      data: {
        grid: [
          [
            { id: 'p1', name: null },
            { id: 's1', name: 'Corner' },
          ],
          null,
          [{ id: 's2', name: 'Closed' }, null],
        ],
      },
      errors: ['grid.0.0.name Product.name'],
      fetches: [expect.not.stringMatching(/on Product/)],
    });
  });

  it('is refused on every implementation when the interface refuses it, also behind a concrete type', async () => {
    expect(await askWithout(['Named.name'], '{ person { name } product(id: "p1") { name } }')).toEqual({
      data: { person: { name: null }, product: { name: null } },
      errors: ['person.name Named.name', 'product.name Named.name'],
      fetches: ['{person{__runtimeType:__typename}product(id:"p1"){__runtimeType:__typename}}'],
    });
  });

  it('is refused through node and through another entity', async () => {
    const query = '{ node(id: "p1") { ... on Product { rating } } latest { product { rating id } text } }';
    expect(await askWithout(['Product.rating'], query)).toEqual({
      data: { node: { rating: null }, latest: [{ product: { rating: null, id: 'p1' }, text: 'Good.' }] },
      errors: ['node.rating Product.rating', 'latest.0.product.rating Product.rating'],
      fetches: ['{node(id:"p1"){__typename __runtimeType:__typename}}', '{latest{product{id}text}}'],
    });
  });

  it('with selections of its own is refused whole, and its subgraph is not asked', async () => {
    expect(await askWithout(['Product.reviews'], '{ product(id: "p1") { id reviews { text } } }')).toEqual({
      data: { product: { id: 'p1', reviews: null } },
      errors: ['product.reviews Product.reviews'],
      fetches: ['{product(id:"p1"){id}}'],
    });
  });

  it('gives no error when it is skipped', async () => {
    const query = `query ($yes: Boolean = true, $no: Boolean!) {
      product(id: "p1") { id name @skip(if: $yes) ... @include(if: $no) { n: name } m: name @include(if: $yes) }
    }`;
    expect(await askWithout(['Product.name'], query, { no: false })).toEqual({
      data: { product: { id: 'p1', m: null } },
      errors: ['product.m Product.name'],
      fetches: ['{product(id:"p1"){id}}'],
    });
  });

  it('is merged with what other fragments ask under its name', async () => {
    const query = `{
      featured { owner { name } ... on Person { owner { ... on Shop { visits } } } ...F }
      grid { ... on Product { owner { id } } ... on Named { owner { name } } ...F }
    } fragment F on Named { owner { name @skip(if: true) __typename } }`;
    expect(await askWithout(['Shop.owner'], query)).toEqual({
      data: {
        featured: { owner: null },
        grid: [
          [{ owner: { id: 's1', name: 'Corner', __typename: 'Shop' } }, { owner: null }],
          null,
          [{ owner: null }, null],
        ],
      },
      errors: ['grid.0.1.owner Shop.owner', 'grid.2.0.owner Shop.owner'],
      fetches: [expect.not.stringMatching(/on Shop\{[^}]*owner/)],
    });
  });
});

describe('a refused type', () => {
  it('is refused at every field that returns it', async () => {
    const query = '{ product(id: "p1") { id } shops { id stock { id } } latest { text product { id } } }';
    const shop = (id: string) => ({ id, stock: null });
    expect(await askWithout(['Product'], query)).toEqual({
      data: { product: null, shops: [shop('s1'), shop('s2')], latest: [{ text: 'Good.', product: null }] },
      errors: ['product Product', 'shops.0.stock Product', 'shops.1.stock Product', 'latest.0.product Product'],
      fetches: ['{shops{id}}', '{latest{text}}'],
    });
  });

  it('is refused where an abstract type turns out to be it, and there alone', async () => {
    const query = `{
      search { __typename ... on Named { name } ... on Product { tags } ... on Note { about { id } } }
      grid { id }
      node(id: "p1") { id }
    }`;
    expect(await askWithout(['Product'], query)).toEqual({
      data: {
        search: [null, { __typename: 'Note', about: { id: 's1' } }, { __typename: 'Shop', name: 'Corner' }, null],
        grid: [[null, { id: 's1' }], null, [{ id: 's2' }, null]],
        node: null,
      },
      errors: ['search.0 Product', 'search.3 Product', 'grid.0.0 Product', 'node Product'],
      fetches: [expect.not.stringMatching(/Product|tags/)],
    });
  });

  it('is refused before anything is fetched where it is all there could be', async () => {
    expect(await askWithout(['Product', 'Shop', 'Note'], '{ search { __typename } person { name } }')).toEqual({
      data: { search: null, person: { name: 'Ann' } },
      errors: ['search Product'],
      fetches: ['{person{name}}'],
    });
  });
});

describe('an operation', () => {
  it('of which nothing is left is not executed', async () => {
    expect(await askWithout(['Query.shops', 'Shop'], '{ shops { id } s: shops { id } }')).toEqual({
      data: { shops: null, s: null },
      errors: ['shops Query.shops', 's Query.shops'],
      fetches: [],
    });
    expect(graph.executed).toEqual([]);
  });

  it('of which nothing is refused reaches the gateway as the very same document', async () => {
    const query = '{ shops { name } }';
    await askWithout([], query);
    await askWithout(['Product'], query);
    expect(graph.executed).toHaveLength(2);
    expect(graph.executed[1]?.document).toBe(graph.executed[0]?.document);
    expect(graph.executed[1]?.queryHash).toBe(graph.executed[0]?.queryHash);
  });

  it('is rewritten once for a set of refusals, and planned apart from its other rewritings', async () => {
    const query = '{ shops { name visits } }';
    await askWithout(['Shop.name'], query);
    await askWithout(['Shop.name'], query);
    await askWithout(['Shop.name', 'Product'], query);
    await askWithout(['Shop.visits'], query);
    await askWithout([], query);
    const [first, second, third, fourth, whole] = graph.executed;
    expect(second?.document).toBe(first?.document);
    expect(third?.queryHash).toBe(first?.queryHash);
    expect(new Set([first, fourth, whole].map((request) => request?.queryHash)).size).toBe(3);
  });

  it('keeps only the fragments and variables it still uses', async () => {
    const query = `query Q($id: ID!, $upper: Boolean) { product(id: $id) { id ...F ...G } }
      fragment F on Product { name(upper: $upper) ...H } fragment H on Product { h: name }
      fragment G on Product { tags }`;
    await askWithout(['Product.name'], query, { id: 'p1', upper: true });
    expect(graph.executed.map(({ document }) => print(document).replace(/\s+/g, ' '))).toEqual([
      'query Q($id: ID!) { product(id: $id) { __typename id ...G } } fragment G on Product { tags }',
    ]);
  });

  it('is refused for a bad variable that only a refused field uses', async () => {
    const query = 'query ($upper: Boolean) { product(id: "p1") { id name(upper: $upper) } }';
    expect(await askWithout(['Product.name'], query, { upper: 'yes' })).toEqual({
      data: undefined,
      errors: [expect.stringMatching(/^ Variable "\$upper" got invalid value "yes"/)],
      fetches: [],
    });
  });

  it('keeps the names it uses itself', async () => {
    const query = '{ grid { __runtimeType: id ...Shared } } fragment Shared on Named { owner { name } }';
    expect(await askWithout(['Product.owner'], query)).toEqual({
      data: {
        grid: [
          [
            { __runtimeType: 'p1', owner: null },
            { __runtimeType: 's1', owner: { name: 'Ann' } },
          ],
          null,
          [{ __runtimeType: 's2', owner: null }, null],
        ],
      },
      errors: ['grid.0.0.owner Product.owner'],
      fetches: [expect.stringContaining('__runtimeType1:__typename')],
    });
  });

  it('may introspect beside what is refused', async () => {
    const query = '{ __typename __type(name: "Note") { name fields { name } } shops { id } }';
    expect(await askWithout(['Shop'], query)).toEqual({
      data: {
        __typename: 'Query',
        __type: { name: 'Note', fields: [{ name: 'text' }, { name: 'about' }] },
        shops: null,
      },
      errors: ['shops Shop'],
      fetches: [],
    });
  });

  it('keeps the errors of its subgraphs', async () => {
    expect(await askWithout(['Product.tags'], '{ shops { stock { tags rating } } }')).toEqual({
      data: {
        shops: [
          {
            stock: [
              { tags: null, rating: 4.5 },
              { tags: null, rating: null },
            ],
          },
          { stock: null },
        ],
      },
      errors: [
        'shops.0.stock.1.rating The ratings are lost.',
        'shops.0.stock.0.tags Product.tags',
        'shops.0.stock.1.tags Product.tags',
      ],
      fetches: [
        '{shops{stock{__typename id}}}',
        'query($representations:[_Any!]!){_entities(representations:$representations){...on Product{rating}}}',
      ],
    });
  });
});

describe('a mutation', () => {
  it('does not run what is refused, and runs the rest in order', async () => {
    const query = 'mutation { a: rename(id: "p1") { id } close(id: "s1") { id } b: rename(id: "p2") { id } }';
    expect(await askWithout(['Mutation.close'], query)).toEqual({
      data: { a: { id: 'p1' }, close: null, b: { id: 'p2' } },
      errors: ['close Mutation.close'],
      fetches: ['mutation{a:rename(id:"p1"){id}b:rename(id:"p2"){id}}'],
    });
    expect(await askWithout(['Product'], query)).toEqual({
      data: { a: null, close: { id: 's1' }, b: null },
      errors: ['a Product', 'b Product'],
      fetches: ['mutation{close(id:"s1"){id}}'],
    });
  });

  it('runs when only something of its answer is refused', async () => {
    expect(await askWithout(['Shop'], 'mutation { touch { id } }')).toEqual({
      data: { touch: null },
      errors: ['touch Shop'],
      fetches: ['mutation{touch{__typename __runtimeType:__typename ...on Product{id}}}'],
    });
  });
});
