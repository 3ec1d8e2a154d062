import { UpstreamError } from '@weedhounds/upstream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { hour, minute, priced, type ReadThrough, startReadThrough } from '../testing/read-through.fixture.ts';

/** A machine may have much else to do. */
const patiently = { timeout: 20_000 };

describeOnEveryDatabase('a menu whose provider fails', (open) => {
  let shop: ReadThrough;
  beforeEach(async () => {
    shop = await startReadThrough(open);
  });
  afterEach(() => shop.close());

  const failing = async () => {
    throw new UpstreamError('STATUS', 'test answered 500.', { status: 500 });
  };

  it('is served as it was, with its age, and left alone for a while', async () => {
    await shop.readFirst(priced('a', 1000));
    shop.provider.answer = failing;
    shop.clock.now += 2 * hour;
    expect(await shop.askPrices()).toEqual({ found: [['a', 1000]], age: '7200' });
    expect(await shop.askPrices()).toEqual({ found: [['a', 1000]], age: '7200' });
    expect(shop.provider.asked).toHaveLength(1);
    shop.clock.now += 500;
    await shop.askPrices();
    expect(shop.provider.asked).toHaveLength(2);
    expect(await shop.menu.store.client.menu.findFirst()).toMatchObject({
      failures: 2,
      problem: 'STATUS',
      readingUntil: null,
    });
  });

  it('is served no more when it is too old even for that', async () => {
    await shop.readFirst(priced('a', 1000));
    shop.provider.answer = failing;
    shop.clock.now += 7 * hour;
    expect((await shop.askPrices()).found).toEqual([{ path: ['menu'], code: 'PROVIDER_UNAVAILABLE' }]);
  });

  it('is refused where it was never read', async () => {
    shop.provider.answer = failing;
    await shop.connect();
    expect((await shop.askPrices()).found).toEqual([{ path: ['menu'], code: 'PROVIDER_UNAVAILABLE' }]);
  });

  it('keeps nobody waiting for long, and is read on', async () => {
    await shop.close();
    shop = await startReadThrough(open, { patienceMs: 200 });
    shop.lists(priced('a', 1000));
    await shop.menu.reader.read(await shop.connect());
    shop.changes.length = 0;
    shop.provider.asked.length = 0;
    const answer = shop.holdAnswer(priced('a', 2000));
    shop.clock.now += 2 * hour;
    expect((await shop.askPrices()).found).toEqual([['a', 1000]]);
    answer();
    await vi.waitUntil(() => shop.changes.length === 1, patiently);
    expect((await shop.askPrices()).found).toEqual([['a', 2000]]);
    expect(shop.provider.asked).toHaveLength(1);
  });

  it('is left out of lists over several menus', async () => {
    await shop.readFirst(priced('a', 1000));
    await shop.menu.list('Other Shop', [priced('b', 500)]);
    shop.provider.answer = failing;
    shop.clock.now += 7 * hour;
    expect(await shop.menu.ask('{ searchMenuItems { nodes { name } } }')).toEqual({
      data: { searchMenuItems: { nodes: [{ name: 'b' }] } },
    });
  });

  it('keeps its items when the provider says once that there are none, and loses them when it says so twice', async () => {
    await shop.readFirst(priced('a', 1000));
    shop.lists();
    shop.clock.now += 2 * hour;
    expect((await shop.askPrices()).found).toEqual([['a', 1000]]);
    shop.clock.now += minute;
    expect((await shop.askPrices()).found).toEqual([]);
  });
});
