import { accept } from '@weedhounds/ingest';
import type { MenuItemRecord, MenuProvider, MenuReading, MenuReadRequest } from '@weedhounds/provider-terms';

/** A provider whose menus and moods a test sets. */
export interface TestProvider extends MenuProvider {
  /** What each shop lists, by its key. */
  menus: Map<string, MenuItemRecord[]>;
  /** What was asked of it, the oldest first: the shop's key and since when. */
  asked: (readonly [shopKey: string, since: string | null])[];
  /** Answers a reading in place of the whole menu; what it throws is thrown. */
  answer: ((request: MenuReadRequest) => Promise<MenuReading>) | null;
}

export function testProvider(name = 'test'): TestProvider {
  const provider: TestProvider = {
    name,
    menus: new Map(),
    asked: [],
    answer: null,
    async readMenu(request) {
      provider.asked.push([request.shopKey, request.since]);
      return provider.answer ? provider.answer(request) : wholeOf(provider.menus.get(request.shopKey) ?? []);
    },
    async close() {},
  };
  return provider;
}

/** A whole menu in US dollars. */
export function wholeOf(records: readonly MenuItemRecord[], bookmark: string | null = null): MenuReading {
  const products = records.map((record) => accept(record));
  return { kind: 'whole', currency: 'USD', products, gone: [], stock: [], bookmark, calls: 1 };
}

/** A promise that is kept when `resolve` is called. */
export function hold() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
