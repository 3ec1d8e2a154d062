import { createDutchiePos, readDutchiePos } from '@weedhounds/provider-dutchie-pos';
import { createJane, readJane } from '@weedhounds/provider-jane';
import { createOcs, readOcs } from '@weedhounds/provider-ocs';
import type { MenuItemRecord, MenuProvider } from '@weedhounds/provider-terms';
import type { StandIn, StandInKind } from '@weedhounds/sandbox/stand-ins';
import { menuOf } from './menus.ts';
import { createPlainUpstream, type PlainUpstreamOptions } from './plain-upstream.ts';

export interface CreateOptions extends Partial<PlainUpstreamOptions> {
  /** The provider's clock, where it has one. */
  now?: () => number;
}

/** A provider with what the contract must know of its wire format, and no more. */
export interface Subject {
  kind: StandInKind;
  /** Products a page in these tests; smaller than the provider's own, so that few products make many pages. */
  pageSize: number;
  /** As calls for the menu's pages are counted. */
  listPath: string;
  /** Calls that reading a menu of so many products takes. */
  callsFor(products: number): number;
  menu(products: number): MenuItemRecord[];
  /** Whether it can be asked for what has changed. */
  hasChanges: boolean;
  /** Its key in the environment, and a wrong one; null where there is none. */
  wrongKey: Readonly<Record<string, string>> | null;
  /** What the wire says of a quantity in stock. */
  stock(quantity: number | null): number | null;
  /** Creates the provider by its settings from an environment. */
  create(environment: StandIn['environment'], options?: CreateOptions): MenuProvider;
}

const pageSize = 10;

export const subjects: readonly Subject[] = [
  {
    kind: 'dutchie-pos',
    pageSize,
    listPath: '/products',
    // A full page may not be the last; products and inventory are as many.
    callsFor: (products) => 2 * (Math.floor(products / pageSize) + 1),
    menu: (products) =>
      menuOf(products, { currency: 'USD', uses: ['ADULT', 'MEDICAL'], medicalRebate: 150, hasSales: false }),
    hasChanges: true,
    wrongKey: { DUTCHIE_POS_KEYS: '42=wrong-key' },
    stock: (quantity) => quantity,
    create(environment, { now, ...options } = {}) {
      const settings = settingsOf(readDutchiePos(environment));
      const upstream = createPlainUpstream({ name: 'dutchie-pos', url: settings.url, ...options });
      return createDutchiePos({ upstream, settings, pageSize, ...(now && { now }) });
    },
  },
  {
    kind: 'jane',
    pageSize,
    listPath: '/1/indexes/menu-products-production/query',
    callsFor: (products) => Math.max(1, Math.ceil(products / pageSize)),
    menu: (products) =>
      menuOf(products, { currency: 'USD', uses: ['ADULT', 'MEDICAL'], medicalRebate: 0, hasSales: true }),
    hasChanges: false,
    wrongKey: { JANE_SEARCH_KEY: 'wrong-key' },
    stock: soldOutOrUnknown,
    create(environment, { now: _, ...options } = {}) {
      const settings = settingsOf(readJane(environment));
      const upstream = createPlainUpstream({ name: 'jane', url: settings.searchUrl, ...options });
      return createJane({ upstream, settings, pageSize });
    },
  },
  {
    kind: 'ocs',
    pageSize,
    listPath: '/collections/products.json',
    // No total is stated: the end is a page with nothing on it.
    callsFor: (products) => Math.ceil(products / pageSize) + 1,
    menu: (products) =>
      menuOf(products, {
        currency: 'CAD',
        uses: ['ADULT'],
        medicalRebate: 0,
        hasSales: true,
        without: ['0.1g', '500mg'],
      }),
    hasChanges: false,
    wrongKey: null,
    stock: soldOutOrUnknown,
    create(environment, { now: _, ...options } = {}) {
      const settings = settingsOf(readOcs(environment));
      const upstream = createPlainUpstream({ name: 'ocs', url: settings.url, ...options });
      return createOcs({ upstream, pageSize });
    },
  },
];

/** What is said of a quantity where a wire tells only whether there is any. */
function soldOutOrUnknown(quantity: number | null): number | null {
  return quantity === 0 ? 0 : null;
}

function settingsOf<Settings>(settings: Settings | null): Settings {
  if (settings === null) throw new Error('The stand-in does not name all of its settings.');
  return settings;
}
