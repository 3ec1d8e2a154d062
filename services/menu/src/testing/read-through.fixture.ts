import type { MenuItemRecord } from '@weedhounds/provider-terms';
import type { MenuChanges } from '../import/menu-changes.ts';
import { connectMenu } from '../reading/connect-menu.ts';
import { createMenuReader } from '../reading/create-menu-reader.ts';
import type { OpenDatabase } from './databases.fixture.ts';
import { hold, testProvider, wholeOf } from './menu-provider.fixture.ts';
import { itemRecord, usd, variantRecord } from './records.fixture.ts';
import { refusals, shopId, startTestMenu } from './start-test-menu.fixture.ts';

export const minute = 60_000;
export const hour = 60 * minute;

/** One size of an item, by its price in cents and the pieces that are left. */
export const priced = (key: string, price: number, stock = 5) =>
  itemRecord(key, { variants: [variantRecord({ price: usd(price), stock })] });

/** One shop's menu, `menuId`, that is read through a provider, on a clock that stands until it is set. */
export type ReadThrough = Awaited<ReturnType<typeof startReadThrough>>;

/** @param given how menus are read, where that is not as usual: with all the patience there is */
export async function startReadThrough(open: OpenDatabase, given: { patienceMs?: number } = {}) {
  const provider = testProvider();
  const clock = { now: Date.parse('2026-05-01T12:00:00Z') };
  /** What was told of changes, one for each reading. */
  const changes: MenuChanges[] = [];
  const reading = {
    now: () => clock.now,
    random: () => 0,
    warmingRate: 0,
    patienceMs: 20_000,
    longestMs: minute,
    wholeEveryMs: 24 * hour,
    tellChanges: async (_: string, changed: MenuChanges) => void changes.push(changed),
    ...given,
  };
  const menu = await startTestMenu(await open(), undefined, { providers: [provider], reading });
  const shop = shopId('Green Shop');

  /** What the provider lists of the shop from now on. */
  const lists = (...records: MenuItemRecord[]) => provider.menus.set('7', records);

  /** Has the shop's menu read through the provider. */
  const connect = () =>
    connectMenu(menu.store, {
      dispensary: { id: shop, jurisdictionCode: 'US-CO', latitude: null, longitude: null },
      ...{ provider: provider.name, shopKey: '7', currency: 'USD' },
    });

  /** Asks for fields of the shop's menu. */
  const askMenu = (fields: string) =>
    menu.ask(`query ($shop: ID!) { menu(dispensaryId: $shop) { ${fields} } }`, { shop });

  /** Names and prices as they are answered, or what was refused; with the answer's age in seconds. */
  async function askPrices() {
    const fields = 'items { nodes { name variants { price { minorUnits } } } }';
    const response = await menu.send(`query ($shop: ID!) { menu(dispensaryId: $shop) { ${fields} } }`, { shop });
    const { data, errors } = (await response.json()) as {
      data: { menu: { items: { nodes: { name: string; variants: { price: { minorUnits: number } }[] }[] } } | null };
      errors?: object[];
    };
    const found = data.menu?.items.nodes.map(({ name, variants }) => [name, variants[0]?.price.minorUnits]);
    return { found: errors ? refusals({ errors } as never) : found, age: response.headers.get('age') };
  }

  return {
    ...{ provider, clock, changes, menu, shop, lists, connect, askMenu, askPrices },

    /** Reads the menu for the first time. */
    async readFirst(...records: MenuItemRecord[]) {
      lists(...records);
      await connect();
      await askPrices();
      provider.asked.length = 0;
      changes.length = 0;
    },

    /** Has the provider answer no sooner than what this returns is called. */
    holdAnswer(...records: MenuItemRecord[]): () => void {
      const { promise, resolve } = hold();
      provider.answer = async () => {
        await promise;
        return wholeOf(records);
      };
      return resolve;
    },

    /** A reader as another process has one, over the same database. */
    openOther: (other: { warmingRate?: number } = {}) =>
      createMenuReader({
        ...{ ...reading, ...other, store: menu.store, policies: menu.reader.policies },
        providers: new Map([[provider.name, provider]]),
      }),

    close: () => menu.close(),
  };
}
