import { createDutchiePos, readDutchiePos } from '@weedhounds/provider-dutchie-pos';
import { createJane, readJane } from '@weedhounds/provider-jane';
import { createOcs, readOcs } from '@weedhounds/provider-ocs';
import type { MenuItemRecord, MenuProvider } from '@weedhounds/provider-terms';
import type { StandIn, StandInKind } from '@weedhounds/sandbox';
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
  /** True where the wire says how many products there are on all pages. */
  statesTotal: boolean;
  menu(products: number): MenuItemRecord[];
  /** What the wire says of a quantity in stock. */
  stock(quantity: number | null): number | null;
  create(standIn: StandIn, options?: CreateOptions): MenuProvider;
}

const pageSize = 10;

export const subjects: readonly Subject[] = [
  {
    kind: 'dutchie-pos',
    pageSize,
    listPath: '/products',
    // A full page may not be the last; products and inventory are as many.
    callsFor: (products) => 2 * (Math.floor(products / pageSize) + 1),
    statesTotal: false,
    menu: (products) =>
      menuOf(products, { currency: 'USD', uses: ['ADULT', 'MEDICAL'], medicalRebate: 150, hasSales: false }),
    stock: (quantity) => quantity,
    create(standIn, { now, ...options } = {}) {
      const settings = settingsOf(readDutchiePos(standIn.environment));
      const upstream = createPlainUpstream({ name: 'dutchie-pos', url: settings.url, ...options });
      return createDutchiePos({ upstream, settings, pageSize, ...(now && { now }) });
    },
  },
  {
    kind: 'jane',
    pageSize,
    listPath: '/1/indexes/menu-products-production/query',
    callsFor: (products) => Math.max(1, Math.ceil(products / pageSize)),
    statesTotal: true,
    menu: (products) =>
      menuOf(products, { currency: 'USD', uses: ['ADULT', 'MEDICAL'], medicalRebate: 0, hasSales: true }),
    stock: soldOutOrUnknown,
    create(standIn, { now: _, ...options } = {}) {
      const settings = settingsOf(readJane(standIn.environment));
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
    statesTotal: false,
    menu: (products) =>
      menuOf(products, {
        currency: 'CAD',
        uses: ['ADULT'],
        medicalRebate: 0,
        hasSales: true,
        without: ['0.1g', '500mg'],
      }),
    stock: soldOutOrUnknown,
    create(standIn, { now: _, ...options } = {}) {
      const settings = settingsOf(readOcs(standIn.environment));
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
