import type { MenuProvider } from '@weedhounds/provider-terms';
import { createOcsClient, type OcsClientOptions } from './client.ts';
import { currency, translateOcsProduct } from './translate.ts';

export type OcsOptions = OcsClientOptions;

/**
 * Creates the provider of the Ontario Cannabis Store's menus: a shop's key is the handle of a collection. It has no changes to ask
 * for, and says nothing of a shop.
 */
export function createOcs(options: OcsOptions): MenuProvider {
  const client = createOcsClient(options);
  return {
    name: 'ocs',
    async readMenu({ shopKey, signal }) {
      const { kind, rows, calls } = await client.readProducts(shopKey, signal);
      return { kind, currency, products: rows.map(translateOcsProduct), gone: [], stock: [], bookmark: null, calls };
    },
    close: () => options.upstream.close(),
  };
}

export { type OcsSettings, readOcs } from './settings.ts';
