import { afterEach, beforeEach, expect, it } from 'vitest';
import { memberScope } from '../../fetch/testing/fetch-spec.ts';
import { askItems, askRoot, type CachedShop, itemFetch, openCachedShop } from '../testing/cached-shop.ts';
import { HotFetches } from './hot-fetches.ts';
import { startWarmer, type Warmer } from './start-warmer.ts';

const scope = memberScope('u1');
const intervalMs = 1_000;

let shop: CachedShop;
let hot: HotFetches;
let warmer: Warmer | undefined;
let isBusy: boolean;
/** Pauses that the warmer makes, in milliseconds, and what ends the one it is in. */
let pauses: number[];
let goOn: () => void;

beforeEach(() => {
  shop = openCachedShop();
  hot = new HotFetches(() => 0);
  isBusy = false;
  pauses = [];
});

afterEach(async () => {
  const closed = warmer?.close();
  goOn();
  await closed;
});

function start(rate = 10, store?: { load(): Promise<string | undefined>; save(text: string): Promise<void> }): void {
  const { layer } = shop;
  const pause = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      pauses.push(ms);
      goOn = () => (signal.aborted ? reject(signal.reason) : resolve());
      wake();
    });
  warmer = startWarmer({ layer, hot, store, rate, intervalMs, isBusy: () => isBusy, pause });
}

let wake: () => void = () => {};
/** Resolves when the warmer has begun so many pauses. */
async function paused(count: number): Promise<void> {
  while (pauses.length < count) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

const noteItems = (fields: string, ids: readonly string[]) =>
  hot.note(
    itemFetch(fields),
    ids.map((id) => JSON.stringify({ __typename: 'Item', id })),
    '{}',
    scope,
  );

it('asks again for what would end before the next round but one, and for nothing else', async () => {
  await askItems(shop, 'name price', ['1', '2'], scope);
  noteItems('name price', ['1']);
  shop.asked();
  shop.clock.now = 60_000 - 1_900;
  start();
  await paused(1);
  expect([shop.asked(), pauses]).toEqual([['1 {...on Item{price}}'], [100]]);
});

it('asks for nothing that is fresh for longer', async () => {
  await askItems(shop, 'price', ['1'], scope);
  noteItems('price', ['1']);
  shop.asked();
  shop.clock.now = 60_000 - 2_100;
  start();
  await paused(1);
  expect(shop.asked()).toEqual([]);
});

it('pauses after calls for as long as the rate asks', async () => {
  noteItems('price', ['1', '2']);
  noteItems('name', ['1']);
  start(4);
  await paused(1);
  goOn();
  await paused(2);
  expect([shop.asked().length, ...pauses]).toEqual([2, 250, 250]);
});

it('asks for nothing while requests need all there is', async () => {
  noteItems('price', ['1']);
  isBusy = true;
  start();
  await paused(1);
  goOn();
  await paused(2);
  expect(shop.asked()).toEqual([]);
  isBusy = false;
  goOn();
  await paused(3);
  expect(shop.asked()).toEqual(['1 {...on Item{price}}']);
});

it('brings after a restart what had been hottest before', async () => {
  let saved: string | undefined;
  const store = {
    load: async () => saved,
    async save(text: string) {
      saved = text;
    },
  };
  for (let time = 0; time < 3; time++) noteItems('price', ['2']);
  start(10, store);
  await paused(1);
  const closed = warmer?.close();
  goOn();
  await closed;
  shop = openCachedShop();
  hot = new HotFetches(() => 0);
  pauses = [];
  start(10, store);
  await paused(1);
  expect(shop.asked()).toEqual(['2 {...on Item{price}}']);
});

it('warms root fields too, with their variables', async () => {
  const query = 'query($n:Int){items(first:$n){name}}';
  const spec = { ...itemFetch('name'), query, rootNames: { always: ['items'], conditional: [] } };
  hot.note(spec, undefined, '{"n":1}', scope);
  start();
  await paused(1);
  shop.asked();
  expect((await askRoot(shop, query, ['items'], scope, { n: 1 })).data).toMatchObject({ items: [{ name: 'Item 1' }] });
  expect(shop.asked()).toEqual([]);
});
