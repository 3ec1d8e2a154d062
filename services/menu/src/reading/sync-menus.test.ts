import { UpstreamError } from '@weedhounds/upstream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { hold, type TestProvider, testProvider, wholeOf } from '../testing/menu-provider.fixture.ts';
import { itemRecord } from '../testing/records.fixture.ts';
import { shopId, startTestMenu, type TestMenu } from '../testing/start-test-menu.fixture.ts';
import { connectMenu } from './connect-menu.ts';
import { type SyncOptions, syncMenus } from './sync-menus.ts';

const minute = 60_000;

describeOnEveryDatabase('a walk over all menus', (open) => {
  let menu: TestMenu;
  let provider: TestProvider;
  const clock = { now: 0 };

  beforeEach(async () => {
    clock.now = Date.parse('2026-05-01T12:00:00Z');
    provider = testProvider();
    provider.answer = async ({ shopKey }) => wholeOf([itemRecord(`of ${shopKey}`)], `mark ${shopKey}`);
    menu = await startTestMenu(await open(), undefined, {
      providers: [provider],
      reading: { now: () => clock.now, random: () => 0, warmingRate: 0 },
    });
    for (const shopKey of ['1', '2', '3', '4', '5']) await connect(shopKey);
  });
  afterEach(() => menu.close());

  const connect = (shopKey: string, name = 'test') =>
    connectMenu(menu.store, {
      dispensary: { id: shopId(shopKey), jurisdictionCode: 'US-CO', latitude: null, longitude: null },
      ...{ provider: name, shopKey, currency: 'USD' },
    });
  const sync = (given: Partial<SyncOptions> = {}) =>
    syncMenus(menu.store, {
      ...{ reader: menu.reader, providers: ['test'], isFull: false, now: () => clock.now },
      ...given,
    });
  const asked = () =>
    provider.asked
      .splice(0)
      .map(([shopKey]) => shopKey)
      .toSorted();

  it('reads each menu once, with progress', async () => {
    const progress: string[] = [];
    const report = await sync({ onProgress: ({ done, total }) => void progress.push(`${done}/${total}`) });
    expect(report).toMatchObject({ read: 5, failed: {}, calls: 5, isFinished: true });
    expect([report.changes.added.length, asked()]).toEqual([5, ['1', '2', '3', '4', '5']]);
    expect([progress.length, progress.at(-1)]).toEqual([5, '5/5']);
  });

  it('leaves alone what is of providers that are off, and what came from a file', async () => {
    await connect('6', 'off');
    await menu.list('from a file', [itemRecord('a')]);
    expect((await sync()).read).toBe(5);
  });

  it('asks for what has changed, and for all of it when it is full', async () => {
    await sync();
    clock.now += minute;
    await sync();
    clock.now += minute;
    await sync({ isFull: true });
    const since = provider.asked.map(([, bookmark]) => bookmark !== null);
    expect(since).toEqual([...Array(5).fill(false), ...Array(5).fill(true), ...Array(5).fill(false)]);
  });

  it('goes on where one ended unfinished, as full as that was', async () => {
    const ending = new AbortController();
    const first = await sync({
      ...{ isFull: true, concurrency: 1, signal: ending.signal },
      onProgress: ({ done }) => done === 2 && ending.abort(),
    });
    expect([first.read, first.isFinished, asked().length]).toEqual([2, false, 2]);
    clock.now += 2 * minute;
    const second = await sync();
    expect(second).toMatchObject({ startedAt: first.startedAt, isFull: true, read: 3, isFinished: true });
    clock.now += minute;
    expect((await sync()).read).toBe(5);
  });

  it('is refused while another is under way, and not when that has been silent for a minute', async () => {
    const { promise, resolve } = hold();
    provider.answer = async () => {
      await promise;
      return wholeOf([]);
    };
    const first = sync();
    // It has begun when it can be seen by others.
    while ((await menu.store.client.syncRun.count()) === 0) await new Promise((done) => setTimeout(done, 5));
    clock.now += minute - 1;
    await expect(sync()).rejects.toThrow('Menus are being read already, since 2026-05-01T12:00:00.000Z');
    resolve();
    await first;
    expect((await sync()).isFinished).toBe(true);
  });

  it('reads the others where one cannot be read, and says what was the matter', async () => {
    provider.answer = async ({ shopKey }) => {
      if (shopKey === '3') throw new UpstreamError('STATUS', 'test answered 500.', { status: 500 });
      return wholeOf([itemRecord('a')]);
    };
    expect(await sync()).toMatchObject({ read: 4, failed: { STATUS: 1 }, isFinished: true });
  });
});
