import { beforeEach, describe, expect, it } from 'vitest';
import { memberScope } from '../fetch/testing/fetch-spec.ts';
import { settle } from '../fetch/testing/held-caller.ts';
import type { Trail } from '../fetch/trail.ts';
import { subgraphTag, typeTag } from './entries/entity-tags.ts';
import { askItems, askRoot, type CachedShop, openCachedShop } from './testing/cached-shop.ts';

const scope = memberScope('u1');
let shop: CachedShop;

beforeEach(() => {
  shop = openCachedShop();
});

const ask = (fields: string, ids: readonly string[] = ['1'], of = scope) => askItems(shop, fields, ids, of);
const root = (query: string, ...names: string[]) => askRoot(shop, query, names, scope);
const setPrice = (id: string, price: number) =>
  askRoot(shop, 'mutation($i:ID!,$p:Int!){setPrice(id:$i,price:$p){price}}', ['setPrice'], scope, { i: id, p: price });

describe('one entry per entity and field group', () => {
  it('serves a part of what is kept, under any names and in any order', async () => {
    await ask('name label price');
    shop.asked();
    expect(await ask('cost:price title:name __typename id')).toEqual({
      entities: [{ cost: 10, title: 'Item 1', __typename: 'Item', id: '1' }],
      errors: [],
    });
    expect(shop.asked()).toEqual([]);
  });

  it('asks only for the fields of the group that is no longer fresh', async () => {
    await ask('name price');
    shop.clock.now = 75_000;
    shop.prices.set('1', 11);
    shop.asked();
    expect((await ask('name price')).entities).toEqual([{ name: 'Item 1', price: 11 }]);
    expect(shop.asked()).toEqual(['1 {...on Item{price}}']);
  });

  it('asks only for the entities that are not kept, in one call', async () => {
    await ask('name', ['1']);
    shop.asked();
    expect((await ask('name', ['2', '1'])).entities).toEqual([{ name: 'Item 2' }, { name: 'Item 1' }]);
    expect(shop.asked()).toEqual(['2 {...on Item{name}}']);
  });

  it('adds fields to what is kept, which are not kept longer for it', async () => {
    await ask('name');
    shop.clock.now = 3_000_000;
    await ask('label');
    shop.asked();
    await ask('label name');
    expect(shop.asked()).toEqual([]);
    shop.clock.now = 3_700_000;
    await ask('name label');
    expect(shop.asked()).toEqual(['1 {...on Item{name label}}']);
  });

  it('keeps root fields one by one, by their arguments', async () => {
    await root('{a:items(first:1){name}best{price}}', 'a', 'best');
    shop.asked();
    const query = 'query($n:Int){best{cost:price}items(first:$n){name}}';
    const answer = await askRoot(shop, query, ['best', 'items'], scope, { n: 1 });
    expect(answer).toEqual({
      data: { best: { cost: 20, _key_Item_id: '2' }, items: [{ name: 'Item 1', _key_Item_id: '1' }] },
      errors: [],
    });
    expect(shop.asked()).toEqual([]);
    await askRoot(shop, query, ['best', 'items'], scope, { n: 2 });
    expect(shop.asked()).toEqual(['query($n:Int){items(first:$n){name _key_Item_id:id}} {"n":2}']);
  });

  it('keeps several selections of one field beside each other', async () => {
    await root('{items{name}}', 'items');
    await root('{items{label shop{name}}}', 'items');
    shop.asked();
    await root('{items{name}}', 'items');
    await root('{items{shop{name}}}', 'items');
    expect(shop.asked()).toEqual([]);
  });

  it('asks each time for what has no policy, and for nothing else', async () => {
    await ask('name stock');
    shop.asked();
    expect((await ask('name stock')).entities).toEqual([{ name: 'Item 1', stock: 3 }]);
    expect(shop.asked()).toEqual(['1 {...on Item{stock}}']);
  });
});

describe('whom an entry serves', () => {
  it('is one policy class', async () => {
    await ask('name');
    shop.asked();
    await ask('name', ['1'], memberScope('u2'));
    expect(shop.asked()).toEqual([]);
    await ask('name', ['1'], memberScope('u1', 'US-NJ'));
    expect(shop.asked()).toEqual(['1 {...on Item{name}}']);
  });

  it('is one identity where a field is PRIVATE, and nobody where there is none', async () => {
    await ask('note');
    shop.asked();
    await ask('note');
    expect(shop.asked()).toEqual([]);
    for (const subject of ['u2', null, null]) await ask('note', ['1'], memberScope(subject));
    expect(shop.asked()).toHaveLength(3);
  });
});

describe('what is stale', () => {
  it('is served, and refreshed once', async () => {
    await ask('price');
    shop.asked();
    shop.prices.set('1', 11);
    shop.clock.now = 65_000;
    const answers = await Promise.all([ask('price'), ask('price'), ask('price')]);
    expect(answers.map(({ entities }) => entities)).toEqual(Array(3).fill([{ price: 10 }]));
    await settle();
    expect(shop.asked()).toEqual(['1 {...on Item{price}}']);
    expect((await ask('price')).entities).toEqual([{ price: 11 }]);
    expect(shop.asked()).toEqual([]);
  });

  it('is refreshed a little before, by whom chance chooses', async () => {
    // The fetch takes a second.
    shop.gate.wait = async () => {
      shop.clock.now += 1_000;
    };
    await ask('price');
    shop.gate.wait = async () => {};
    shop.asked();
    shop.luck.chance = 0.5;
    shop.clock.now = 59_000;
    await ask('price');
    expect(shop.asked()).toEqual([]);
    shop.clock.now = 59_500;
    shop.prices.set('1', 11);
    expect((await ask('price')).entities).toEqual([{ price: 10 }]);
    await settle();
    expect(shop.asked()).toEqual(['1 {...on Item{price}}']);
    expect((await ask('price')).entities).toEqual([{ price: 11 }]);
  });

  it('is served where the subgraph fails, for as long as the policy says', async () => {
    await ask('name price');
    shop.failure.code = 'SUBGRAPH_UNAVAILABLE';
    shop.clock.now = 85_000;
    expect(await ask('name price')).toEqual({ entities: [{ name: 'Item 1', price: 10 }], errors: [] });
    shop.clock.now = 95_000;
    const { entities, errors } = await ask('name price');
    expect(entities).toEqual([{ name: 'Item 1', price: null }]);
    expect(errors.map(({ path, error: { code } }) => ({ path, code }))).toEqual([
      { path: ['price'], code: 'SUBGRAPH_UNAVAILABLE' },
    ]);
  });

  it('is not served where the subgraph refuses', async () => {
    await ask('price');
    shop.failure.code = 'FORBIDDEN';
    shop.clock.now = 85_000;
    const { entities, errors } = await ask('price');
    expect([entities, errors.map(({ error: { code } }) => code)]).toEqual([[null], ['FORBIDDEN']]);
  });

  it('is worthless after a hard purge', async () => {
    await ask('price');
    shop.clock.now = 65_000;
    await shop.purges.purge([typeTag('Item')], 'HARD');
    shop.prices.set('1', 11);
    expect((await ask('price')).entities).toEqual([{ price: 11 }]);
  });

  it('is what a soft purge leaves', async () => {
    await ask('price');
    await shop.purges.purge([subgraphTag('shop')], 'SOFT');
    shop.prices.set('1', 11);
    expect((await ask('price')).entities).toEqual([{ price: 10 }]);
    await settle();
    expect((await ask('price')).entities).toEqual([{ price: 11 }]);
  });
});

describe('a mutation', () => {
  it('purges what it returns: the entity, lists that hold it, and that it was not there', async () => {
    await ask('name price', ['1', '3']);
    await root('{items{id price}}', 'items');
    await setPrice('3', 30);
    await setPrice('1', 11);
    expect((await ask('name price', ['1', '3'])).entities).toEqual([
      { name: 'Item 1', price: 11 },
      { name: 'Item 3', price: 30 },
    ]);
    expect((await root('{items{id price}}', 'items')).data).toEqual({
      items: [
        { id: '1', price: 11 },
        { id: '2', price: 20 },
        { id: '3', price: 30 },
      ],
    });
  });

  it('leaves alone what it does not return', async () => {
    await ask('price', ['1', '2']);
    await setPrice('1', 11);
    shop.asked();
    await ask('price', ['1', '2']);
    expect(shop.asked()).toEqual(['1 {...on Item{price}}']);
  });

  it('makes worthless what began to be asked for before it', async () => {
    let release = () => {};
    shop.gate.wait = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const before = ask('price');
    await settle();
    shop.gate.wait = async () => {};
    await setPrice('1', 11);
    release();
    expect((await before).entities).toEqual([{ price: 10 }]);
    expect((await ask('price')).entities).toEqual([{ price: 11 }]);
  });
});

it('believes for a while that something does not exist', async () => {
  expect((await ask('price', ['4'])).entities).toEqual([null]);
  shop.asked();
  expect((await ask('price', ['4'])).entities).toEqual([null]);
  expect(shop.asked()).toEqual([]);
  shop.prices.set('4', 40);
  shop.clock.now = 5_000;
  expect((await ask('price', ['4'])).entities).toEqual([{ price: 40 }]);
});

it('leaves as it is what asks for nothing that could be kept', async () => {
  expect(await root('{count}', 'count')).toEqual({ data: { count: 2 }, errors: [] });
  expect((await ask('stock')).entities).toEqual([{ stock: 3 }]);
  expect(shop.asked()).toEqual(['{count}', '1 {...on Item{stock}}']);
  // Whole answers must not be kept for it.
  const trail: Trail = { steps: [], fetches: 0 };
  await ask('stock', ['1'], { ...scope, trail });
  await askRoot(shop, '{count}', ['count'], { ...scope, trail });
  expect([trail.fetches, trail.steps.map(({ status }) => status)]).toEqual([2, ['never kept', 'never kept']]);
});
