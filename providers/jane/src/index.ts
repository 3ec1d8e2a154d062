import type { MenuProvider } from '@weedhounds/provider-terms';
import { createJaneClient, type JaneClientOptions } from './client.ts';
import { currency, translateJaneHit } from './translate.ts';
import { translateJaneStore } from './translate-store.ts';

export type JaneOptions = JaneClientOptions;

/** Creates the provider of Jane's menus and shops. It has no changes to ask for: every reading is of the whole menu. */
export function createJane(options: JaneOptions): MenuProvider {
  const client = createJaneClient(options);
  return {
    name: 'jane',
    async readMenu({ shopKey, signal }) {
      const { kind, rows, calls } = await client.readHits(shopKey, signal);
      return { kind, currency, products: rows.map(translateJaneHit), gone: [], stock: [], bookmark: null, calls };
    },
    async readShop({ shopKey, signal }) {
      return translateJaneStore(await client.readStore(shopKey, signal));
    },
    close: () => options.upstream.close(),
  };
}

export { type JaneSettings, readJane } from './settings.ts';
