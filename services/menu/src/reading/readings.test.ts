import { accept } from '@weedhounds/ingest';
import type { MenuReading } from '@weedhounds/provider-terms';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type MenuChanges, noChanges } from '../import/menu-changes.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { wholeOf } from '../testing/menu-provider.fixture.ts';
import { hour, minute, priced, type ReadThrough, startReadThrough } from '../testing/read-through.fixture.ts';
import { needOf } from './need.ts';
import { storeReading } from './store-reading.ts';

/** A machine may have much else to do. */
const patiently = { timeout: 20_000 };

describeOnEveryDatabase('a reading', (open) => {
  let shop: ReadThrough;
  beforeEach(async () => {
    shop = await startReadThrough(open);
  });
  afterEach(() => shop.close());

  it('tells what has changed, and tells nothing where nothing has', async () => {
    await shop.readFirst(priced('a', 1000), priced('b', 500));
    shop.clock.now += 2 * hour;
    await shop.askPrices();
    expect(shop.changes).toEqual([{ added: [], changed: [], restocked: [], removed: [], variants: [] }]);
    shop.lists(priced('a', 1000, 4), priced('c', 1));
    shop.clock.now += 2 * hour;
    await shop.askPrices();
    const { added, restocked, removed, changed } = shop.changes[1] as MenuChanges;
    expect([added.length, restocked.length, removed.length, changed.length]).toEqual([1, 1, 1, 0]);
  });

  it('is read by one process of several that lack it', async () => {
    shop.lists(priced('a', 1000));
    await shop.connect();
    const row = await shop.menu.store.client.menu.findFirstOrThrow();
    const need = needOf(['PRICING_DATA'], shop.menu.reader.policies);
    const others = [shop.openOther(), shop.openOther()];
    const answer = shop.holdAnswer(priced('a', 1000));
    const outcomes = others.map((other) => other.ensure(row, need));
    await vi.waitUntil(() => shop.provider.asked.length > 0, patiently);
    answer();
    expect([await Promise.all(outcomes), shop.provider.asked.length]).toEqual([['read', 'read'], 1]);
    for (const other of others) await other.close();
  });

  it('is read by another process when the one that had it has ended', async () => {
    shop.lists(priced('a', 1000));
    const id = await shop.connect();
    await shop.menu.store.client.menu.update({
      where: { id },
      data: { readingUntil: new Date(shop.clock.now + minute) },
    });
    const reading = shop.menu.reader.read(id);
    await new Promise((resolve) => setTimeout(resolve, 250)); // It looks every 100 ms.
    expect(shop.provider.asked).toEqual([]);
    shop.clock.now += minute;
    expect((await reading).kind).toBe('read');
  });

  it('stores no reading that began before the one that is stored', async () => {
    await shop.readFirst(priced('a', 1000));
    const row = await shop.menu.store.client.menu.findFirstOrThrow();
    const { changes: none } = await storeReading(
      shop.menu.store,
      row,
      wholeOf([priced('a', 1)]),
      new Date(shop.clock.now - 1),
    );
    expect(none).toEqual(noChanges());
    expect((await shop.askPrices()).found).toEqual([['a', 1000]]);
  });

  it('takes what has changed, what is gone and what is in stock, and is read whole once a day', async () => {
    shop.provider.answer = async () => wholeOf([priced('a', 1000), priced('b', 500), priced('c', 200)], 'mark 1');
    await shop.connect();
    await shop.askPrices();
    shop.provider.answer = async () => ({
      ...{ kind: 'changes', currency: 'USD', gone: ['b', 'never there'], bookmark: 'mark 2', calls: 2 },
      products: [accept(priced('a', 900))],
      stock: [
        { productKey: 'c', variantKey: '1/8oz', quantity: 1 },
        { productKey: 'nothing', variantKey: '1/8oz', quantity: 1 },
      ],
    });
    shop.clock.now += 2 * hour;
    expect((await shop.askPrices()).found).toEqual([
      ['a', 900],
      ['c', 200],
    ]);
    const { removed, changed, restocked } = shop.changes.at(-1) as MenuChanges;
    expect([removed.length, changed.length, restocked.length]).toEqual([1, 1, 1]);
    shop.clock.now += 2 * hour;
    await shop.askPrices();
    shop.clock.now += 20 * hour;
    await shop.askPrices();
    expect(shop.provider.asked.map(([, since]) => since)).toEqual([null, 'mark 1', 'mark 2', null]);
  });

  it('loses nothing where a reading may be without some of it', async () => {
    await shop.readFirst(priced('a', 1000), priced('b', 500));
    shop.provider.answer = async () => ({ ...wholeOf([priced('a', 900)]), kind: 'partial' }) as MenuReading;
    shop.clock.now += 2 * hour;
    expect((await shop.askPrices()).found).toEqual([
      ['a', 900],
      ['b', 500],
    ]);
  });

  it('has nothing changed where the provider says that nothing has', async () => {
    await shop.readFirst(priced('a', 1000));
    shop.provider.answer = async () => ({ kind: 'unchanged', bookmark: null, calls: 1 });
    shop.clock.now += 2 * hour;
    expect(await shop.askPrices()).toEqual({ found: [['a', 1000]], age: null });
  });
});
