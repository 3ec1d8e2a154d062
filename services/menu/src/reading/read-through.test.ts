import { accept } from '@weedhounds/ingest';
import type { MenuItemRecord, MenuReading } from '@weedhounds/provider-terms';
import { stranger } from '@weedhounds/subgraph/testing';
import { UpstreamError } from '@weedhounds/upstream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type MenuChanges, noChanges } from '../import/menu-changes.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { hold, type TestProvider, testProvider, wholeOf } from '../testing/menu-provider.fixture.ts';
import { itemRecord, usd, variantRecord } from '../testing/records.fixture.ts';
import { refusals, shopId, startTestMenu, type TestMenu } from '../testing/start-test-menu.fixture.ts';
import { connectMenu } from './connect-menu.ts';
import { createMenuReader } from './create-menu-reader.ts';
import { needOf } from './need.ts';
import { storeReading } from './store-reading.ts';

const minute = 60_000;
const hour = 60 * minute;

describeOnEveryDatabase('a menu that is read through its provider', (open) => {
  let menu: TestMenu;
  let provider: TestProvider;
  let changes: MenuChanges[];
  const clock = { now: 0 };
  const reading = {
    now: () => clock.now,
    random: () => 0,
    warmingRate: 0,
    patienceMs: 300,
    longestMs: minute,
    wholeEveryMs: 24 * hour,
    tellChanges: async (_: string, changed: MenuChanges) => void changes.push(changed),
  };

  beforeEach(async () => {
    provider = testProvider();
    changes = [];
    clock.now = Date.parse('2026-05-01T12:00:00Z');
    menu = await startTestMenu(await open(), undefined, { providers: [provider], reading });
  });
  afterEach(() => menu.close());

  const shop = 'Green Shop';
  const priced = (key: string, price: number, stock = 5) =>
    itemRecord(key, { variants: [variantRecord({ price: usd(price), stock })] });
  const lists = (...records: MenuItemRecord[]) => provider.menus.set('7', records);
  const connect = () =>
    connectMenu(menu.store, {
      dispensary: { id: shopId(shop), jurisdictionCode: 'US-CO', latitude: null, longitude: null },
      provider: 'test',
      shopKey: '7',
      currency: 'USD',
    });
  const prices =
    'query ($shop: ID!) { menu(dispensaryId: $shop) { items { nodes { name variants { price { minorUnits } } } } } }';
  const names = 'query ($shop: ID!) { menu(dispensaryId: $shop) { id itemCount } }';

  /** Names and prices as they are answered, with the answer's age in seconds. */
  async function askPrices() {
    const response = await menu.send(prices, { shop: shopId(shop) });
    const { data, errors } = (await response.json()) as {
      data: { menu: { items: { nodes: { name: string; variants: { price: { minorUnits: number } }[] }[] } } | null };
      errors?: object[];
    };
    const found = data.menu?.items.nodes.map(({ name, variants }) => [name, variants[0]?.price.minorUnits]);
    return { found: errors ? refusals({ errors } as never) : found, age: response.headers.get('age') };
  }

  /** Reads the menu for the first time. */
  async function readFirst(...records: MenuItemRecord[]) {
    lists(...records);
    await connect();
    await askPrices();
    provider.asked.length = 0;
    changes.length = 0;
  }

  /** Has the provider answer no sooner than what it returns is called. */
  function holdAnswer(...records: MenuItemRecord[]): () => void {
    const { promise, resolve } = hold();
    provider.answer = async () => {
      await promise;
      return wholeOf(records);
    };
    return resolve;
  }

  it('is read when it is asked for the first time, and once for all who ask together', async () => {
    lists(priced('a', 1000));
    await connect();
    const answers = await Promise.all(Array.from({ length: 5 }, askPrices));
    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ found: [['a', 1000]], age: null })));
    expect(provider.asked).toEqual([['7', null]]);
  });

  it('is served as it is stored for as long as it is fresh, and says how old it is', async () => {
    await readFirst(priced('a', 1000));
    lists(priced('a', 2000));
    clock.now += hour - 1;
    expect(await askPrices()).toEqual({ found: [['a', 1000]], age: '3599' });
    expect(provider.asked).toEqual([]);
  });

  it('is served once more when it is stale, while it is read', async () => {
    await readFirst(priced('a', 1000));
    const answer = holdAnswer(priced('a', 2000));
    clock.now += hour;
    expect(await askPrices()).toEqual({ found: [['a', 1000]], age: '3600' });
    answer();
    await vi.waitUntil(() => changes.length === 1);
    expect(await askPrices()).toEqual({ found: [['a', 2000]], age: null });
    expect(provider.asked).toHaveLength(1);
  });

  it('is waited for when it is older than that', async () => {
    await readFirst(priced('a', 1000));
    lists(priced('a', 2000), priced('b', 500));
    clock.now += hour + 5 * minute;
    expect((await askPrices()).found).toEqual([
      ['a', 2000],
      ['b', 500],
    ]);
    expect(provider.asked).toHaveLength(1);
  });

  it('may be older where neither prices nor stock are asked for', async () => {
    await readFirst(priced('a', 1000));
    clock.now += 2 * hour - 1;
    await menu.send(names, { shop: shopId(shop) });
    expect(provider.asked).toEqual([]);
    clock.now += 1;
    await menu.send(names, { shop: shopId(shop) });
    await vi.waitUntil(() => provider.asked.length === 1);
  });

  it.each([
    ['an item', 'menuItem(id: $id) { variants { price { minorUnits } } }'],
    [
      'an item by reference',
      '_entities(representations: [{ __typename: "MenuItem", id: $id }]) { ... on MenuItem { lowestPricePerGram { minorUnits } } }',
    ],
    ['a search', 'searchMenuItems { nodes { lowestPricePerGram { minorUnits } } }'],
  ])('is read for %s, and what was read is answered', async (_, field) => {
    await readFirst(priced('a', 3500));
    const item = await menu.store.client.menuItem.findFirstOrThrow();
    lists(priced('a', 7000));
    clock.now += 2 * hour;
    const declared = field.includes('$id') ? '($id: ID!)' : '';
    const query = field.startsWith('_entities') ? field.replace('$id', JSON.stringify(item.id)) : field;
    const head = field.startsWith('_entities') ? 'query' : `query ${declared}`;
    const answer = JSON.stringify(await menu.ask(`${head} { ${query} }`, { id: item.id }));
    expect(answer).toMatch(/"minorUnits":(7000|2000)/);
    expect(provider.asked).toHaveLength(1);
  });

  it('is not read for viewers who may not see it', async () => {
    lists(priced('a', 1000));
    await connect();
    const answer = await menu.ask(names, { shop: shopId(shop) }, stranger);
    expect([refusals(answer as never), provider.asked]).toEqual([[{ path: ['menu'], code: 'FORBIDDEN' }], []]);
  });

  describe('whose provider fails', () => {
    const failing = async () => {
      throw new UpstreamError('STATUS', 'test answered 500.', { status: 500 });
    };

    it('is served as it was, with its age, and left alone for a while', async () => {
      await readFirst(priced('a', 1000));
      provider.answer = failing;
      clock.now += 2 * hour;
      expect(await askPrices()).toEqual({ found: [['a', 1000]], age: '7200' });
      expect(await askPrices()).toEqual({ found: [['a', 1000]], age: '7200' });
      expect(provider.asked).toHaveLength(1);
      clock.now += 500;
      await askPrices();
      expect(provider.asked).toHaveLength(2);
      expect(await menu.store.client.menu.findFirst()).toMatchObject({
        failures: 2,
        problem: 'STATUS',
        readingUntil: null,
      });
    });

    it('is served no more when it is too old even for that', async () => {
      await readFirst(priced('a', 1000));
      provider.answer = failing;
      clock.now += 7 * hour;
      expect((await askPrices()).found).toEqual([{ path: ['menu'], code: 'PROVIDER_UNAVAILABLE' }]);
    });

    it('is refused where it was never read', async () => {
      provider.answer = failing;
      await connect();
      expect((await askPrices()).found).toEqual([{ path: ['menu'], code: 'PROVIDER_UNAVAILABLE' }]);
    });

    it('keeps nobody waiting for long, and is read on', async () => {
      await readFirst(priced('a', 1000));
      const answer = holdAnswer(priced('a', 2000));
      clock.now += 2 * hour;
      expect((await askPrices()).found).toEqual([['a', 1000]]);
      answer();
      await vi.waitUntil(() => changes.length === 1);
      expect((await askPrices()).found).toEqual([['a', 2000]]);
      expect(provider.asked).toHaveLength(1);
    });

    it('is left out of lists over several menus', async () => {
      await readFirst(priced('a', 1000));
      await menu.list('Other Shop', [priced('b', 500)]);
      provider.answer = failing;
      clock.now += 7 * hour;
      expect(await menu.ask('{ searchMenuItems { nodes { name } } }')).toEqual({
        data: { searchMenuItems: { nodes: [{ name: 'b' }] } },
      });
    });
  });

  it('keeps its items when it is said once to be empty, and loses them when it is said twice', async () => {
    await readFirst(priced('a', 1000));
    lists();
    clock.now += 2 * hour;
    expect((await askPrices()).found).toEqual([['a', 1000]]);
    clock.now += minute;
    expect((await askPrices()).found).toEqual([]);
  });

  it('is read before it is no longer fresh where it is asked for often', async () => {
    await readFirst(priced('a', 1000));
    const warm = createMenuReader({
      ...{ ...reading, warmingRate: 100, store: menu.store, policies: menu.reader.policies },
      providers: new Map([['test', provider]]),
    });
    const row = await menu.store.client.menu.findFirstOrThrow();
    const need = needOf(['PRICING_DATA'], menu.reader.policies);
    clock.now += 0.9 * hour - 1;
    await warm.ensure(row, need);
    await warm.ensure(row, need);
    await new Promise((resolve) => setTimeout(resolve, 50)); // Five looks for what is due.
    expect(provider.asked).toEqual([]);
    clock.now += 1;
    await vi.waitUntil(() => provider.asked.length === 1);
    await vi.waitUntil(() => changes.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(provider.asked).toHaveLength(1);
    await warm.close();
  });

  it('says that it is stale when its prices are', async () => {
    await readFirst(priced('a', 1000));
    const isStale = async () =>
      (
        (await menu.ask('query ($shop: ID!) { menu(dispensaryId: $shop) { provenance { isStale } } }', {
          shop: shopId(shop),
        })) as {
          data: { menu: { provenance: { isStale: boolean } } };
        }
      ).data.menu.provenance.isStale;
    expect(await isStale()).toBe(false);
    provider.answer = async () => {
      throw new UpstreamError('DEADLINE', 'test takes too long.');
    };
    clock.now += hour;
    expect(await isStale()).toBe(true);
  });

  it('tells what has changed, and tells nothing where nothing has', async () => {
    await readFirst(priced('a', 1000), priced('b', 500));
    clock.now += 2 * hour;
    await askPrices();
    expect(changes).toEqual([{ added: [], changed: [], restocked: [], removed: [], variants: [] }]);
    lists(priced('a', 1000, 4), priced('c', 1));
    clock.now += 2 * hour;
    await askPrices();
    const { added, restocked, removed, changed } = changes[1] as MenuChanges;
    expect([added.length, restocked.length, removed.length, changed.length]).toEqual([1, 1, 1, 0]);
  });

  it('is read by one process of several that lack it', async () => {
    lists(priced('a', 1000));
    const id = await connect();
    const other = createMenuReader({
      ...reading,
      store: menu.store,
      policies: menu.reader.policies,
      providers: new Map([['test', provider]]),
    });
    const answer = holdAnswer(priced('a', 1000));
    const [first, second] = [menu.reader.read(id), other.read(id)];
    await vi.waitUntil(() => provider.asked.length > 0);
    answer();
    const outcomes = (await Promise.all([first, second])).map(({ kind }) => kind).toSorted();
    expect([outcomes, provider.asked.length]).toEqual([['read', 'read-elsewhere'], 1]);
    await other.close();
  });

  it('is read by another process when the one that had it has ended', async () => {
    lists(priced('a', 1000));
    const id = await connect();
    await menu.store.client.menu.update({ where: { id }, data: { readingUntil: new Date(clock.now + minute) } });
    const reading = menu.reader.read(id);
    await new Promise((resolve) => setTimeout(resolve, 250)); // It looks every 100 ms.
    expect(provider.asked).toEqual([]);
    clock.now += minute;
    expect((await reading).kind).toBe('read');
  });

  it('stores no reading that began before the one that is stored', async () => {
    await readFirst(priced('a', 1000));
    const row = await menu.store.client.menu.findFirstOrThrow();
    const { changes: none } = await storeReading(menu.store, row, wholeOf([priced('a', 1)]), new Date(clock.now - 1));
    expect(none).toEqual(noChanges());
    expect((await askPrices()).found).toEqual([['a', 1000]]);
  });

  it('takes what has changed, what is gone and what is in stock, and is read whole once a day', async () => {
    provider.answer = async () => wholeOf([priced('a', 1000), priced('b', 500), priced('c', 200)], 'mark 1');
    await connect();
    await askPrices();
    provider.answer = async () => ({
      ...{ kind: 'changes', currency: 'USD', gone: ['b', 'never there'], bookmark: 'mark 2', calls: 2 },
      products: [accept(priced('a', 900))],
      stock: [
        { productKey: 'c', variantKey: '1/8oz', quantity: 1 },
        { productKey: 'nothing', variantKey: '1/8oz', quantity: 1 },
      ],
    });
    clock.now += 2 * hour;
    expect((await askPrices()).found).toEqual([
      ['a', 900],
      ['c', 200],
    ]);
    const { removed, changed, restocked } = changes.at(-1) as MenuChanges;
    expect([removed.length, changed.length, restocked.length]).toEqual([1, 1, 1]);
    clock.now += 2 * hour;
    await askPrices();
    clock.now += 20 * hour;
    await askPrices();
    expect(provider.asked.map(([, since]) => since)).toEqual([null, 'mark 1', 'mark 2', null]);
  });

  it('loses nothing where a reading may be without some of it', async () => {
    await readFirst(priced('a', 1000), priced('b', 500));
    provider.answer = async () => ({ ...wholeOf([priced('a', 900)]), kind: 'partial' }) as MenuReading;
    clock.now += 2 * hour;
    expect((await askPrices()).found).toEqual([
      ['a', 900],
      ['b', 500],
    ]);
  });

  it('has nothing changed where the provider says that nothing has', async () => {
    await readFirst(priced('a', 1000));
    provider.answer = async () => ({ kind: 'unchanged', bookmark: null, calls: 1 });
    clock.now += 2 * hour;
    expect(await askPrices()).toEqual({ found: [['a', 1000]], age: null });
  });

  it('that came from a file is served however old it is, and has no age', async () => {
    await menu.list(shop, [priced('a', 1000)]);
    clock.now += 1000 * hour;
    expect(await askPrices()).toEqual({ found: [['a', 1000]], age: null });
  });

  it('whose provider is off is served as it is', async () => {
    await readFirst(priced('a', 1000));
    await menu.store.client.menu.updateMany({ data: { provider: 'another' } });
    clock.now += 1000 * hour;
    expect(await askPrices()).toEqual({ found: [['a', 1000]], age: null });
  });
});
