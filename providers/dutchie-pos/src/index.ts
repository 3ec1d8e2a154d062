import type { MenuProvider } from '@weedhounds/provider-terms';
import { createDutchiePosClient, type DutchiePosClientOptions } from './client.ts';
import { readMenu } from './read-menu.ts';

export interface DutchiePosOptions extends DutchiePosClientOptions {
  /** Milliseconds since 1970. Default: the clock. */
  now?: () => number;
}

/**
 * Creates the provider of menus at Dutchie's point of sale. It can be asked for changes; it says nothing of a shop. Its stock
 * records name variants of every use: one that is not sold for a use has none there, and the record is passed over.
 */
export function createDutchiePos({ now = Date.now, ...options }: DutchiePosOptions): MenuProvider {
  const client = createDutchiePosClient(options);
  return {
    name: 'dutchie-pos',
    readMenu: (request) => readMenu(client, request, now),
    close: () => options.upstream.close(),
  };
}

export { type DutchiePosSettings, readDutchiePos } from './settings.ts';
