import { stranger } from '@weedhounds/subgraph/testing';
import { UpstreamError } from '@weedhounds/upstream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { hour, minute, priced, type ReadThrough, startReadThrough } from '../testing/read-through.fixture.ts';
import { refusals } from '../testing/start-test-menu.fixture.ts';
import { needOf } from './need.ts';

/** A machine may have much else to do. */
const patiently = { timeout: 20_000 };

describeOnEveryDatabase('a menu that is read through its provider', (open) => {
  let shop: ReadThrough;
  beforeEach(async () => {
    shop = await startReadThrough(open);
  });
  afterEach(() => shop.close());

  it('is read when it is asked for the first time, and once for all who ask together', async () => {
    shop.lists(priced('a', 1000));
    await shop.connect();
    const answers = await Promise.all(Array.from({ length: 5 }, shop.askPrices));
    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ found: [['a', 1000]], age: null })));
    expect(shop.provider.asked).toEqual([['7', null]]);
  });

  it('is served as it is stored for as long as it is fresh, and says how old it is', async () => {
    await shop.readFirst(priced('a', 1000));
    shop.lists(priced('a', 2000));
    shop.clock.now += hour - 1;
    expect(await shop.askPrices()).toEqual({ found: [['a', 1000]], age: '3599' });
    expect(shop.provider.asked).toEqual([]);
  });

  it('is served once more when it is stale, while it is read', async () => {
    await shop.readFirst(priced('a', 1000));
    const answer = shop.holdAnswer(priced('a', 2000));
    shop.clock.now += hour;
    expect(await shop.askPrices()).toEqual({ found: [['a', 1000]], age: '3600' });
    answer();
    await vi.waitUntil(() => shop.changes.length === 1, patiently);
    expect(await shop.askPrices()).toEqual({ found: [['a', 2000]], age: null });
    expect(shop.provider.asked).toHaveLength(1);
  });

  it('is waited for when it is older than that', async () => {
    await shop.readFirst(priced('a', 1000));
    shop.lists(priced('a', 2000), priced('b', 500));
    shop.clock.now += hour + 5 * minute;
    expect((await shop.askPrices()).found).toEqual([
      ['a', 2000],
      ['b', 500],
    ]);
    expect(shop.provider.asked).toHaveLength(1);
  });

  it('may be older where neither prices nor stock are asked for', async () => {
    await shop.readFirst(priced('a', 1000));
    shop.clock.now += 2 * hour - 1;
    await shop.askMenu('id itemCount');
    expect(shop.provider.asked).toEqual([]);
    shop.clock.now += 1;
    await shop.askMenu('id itemCount');
    await vi.waitUntil(() => shop.provider.asked.length === 1, patiently);
  });

  it.each([
    ['an item', 'menuItem(id: $id) { variants { price { minorUnits } } }'],
    [
      'an item by reference',
      '_entities(representations: [{ __typename: "MenuItem", id: $id }]) { ... on MenuItem { lowestPricePerGram { minorUnits } } }',
    ],
    ['a search', 'searchMenuItems { nodes { lowestPricePerGram { minorUnits } } }'],
  ])('is read for %s, and what was read is answered', async (_, field) => {
    await shop.readFirst(priced('a', 3500));
    const item = await shop.menu.store.client.menuItem.findFirstOrThrow();
    shop.lists(priced('a', 7000));
    shop.clock.now += 2 * hour;
    const declared = field.includes('$id') ? '($id: ID!)' : '';
    const query = field.startsWith('_entities') ? field.replace('$id', JSON.stringify(item.id)) : field;
    const head = field.startsWith('_entities') ? 'query' : `query ${declared}`;
    const answer = JSON.stringify(await shop.menu.ask(`${head} { ${query} }`, { id: item.id }));
    expect(answer).toMatch(/"minorUnits":(7000|2000)/);
    expect(shop.provider.asked).toHaveLength(1);
  });

  it('is not read for viewers who may not see it', async () => {
    shop.lists(priced('a', 1000));
    await shop.connect();
    const query = 'query ($shop: ID!) { menu(dispensaryId: $shop) { itemCount } }';
    const answer = await shop.menu.ask(query, { shop: shop.shop }, stranger);
    expect([refusals(answer as never), shop.provider.asked]).toEqual([[{ path: ['menu'], code: 'FORBIDDEN' }], []]);
  });

  it('is read before it is no longer fresh where it is asked for often', async () => {
    await shop.readFirst(priced('a', 1000));
    const warm = shop.openOther({ warmingRate: 100 });
    const row = await shop.menu.store.client.menu.findFirstOrThrow();
    const need = needOf(['PRICING_DATA'], shop.menu.reader.policies);
    shop.clock.now += 0.9 * hour - 1;
    await warm.ensure(row, need);
    await warm.ensure(row, need);
    await new Promise((resolve) => setTimeout(resolve, 50)); // Five looks for what is due.
    expect(shop.provider.asked).toEqual([]);
    shop.clock.now += 1;
    await vi.waitUntil(() => shop.provider.asked.length === 1, patiently);
    await vi.waitUntil(() => shop.changes.length === 1, patiently);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(shop.provider.asked).toHaveLength(1);
    await warm.close();
  });

  it('says that it is stale when its prices are', async () => {
    await shop.readFirst(priced('a', 1000));
    const told = () => shop.askMenu('provenance { isStale }');
    const isStale = (isStale: boolean) => ({ data: { menu: { provenance: { isStale } } } });
    expect(await told()).toEqual(isStale(false));
    shop.provider.answer = async () => {
      throw new UpstreamError('DEADLINE', 'test takes too long.');
    };
    shop.clock.now += hour;
    expect(await told()).toEqual(isStale(true));
  });

  it('that came from a file is served however old it is, and has no age', async () => {
    await shop.menu.list('Green Shop', [priced('a', 1000)]);
    shop.clock.now += 1000 * hour;
    expect(await shop.askPrices()).toEqual({ found: [['a', 1000]], age: null });
  });

  it('whose provider is off is served as it is', async () => {
    await shop.readFirst(priced('a', 1000));
    await shop.menu.store.client.menu.updateMany({ data: { provider: 'another' } });
    shop.clock.now += 1000 * hour;
    expect(await shop.askPrices()).toEqual({ found: [['a', 1000]], age: null });
  });
});
