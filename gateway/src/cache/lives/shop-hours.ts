import type { Opening } from '@weedhounds/cache';
import { openingStateAt, parseClockTime, type Weekday, type WeeklyPeriod, weekdayNumber } from '@weedhounds/hours';
import { LRUCache } from 'lru-cache';
import type { StoredPart } from '../entries/stored-part.ts';

interface Shop {
  week: readonly WeeklyPeriod[];
  timeZone: string;
  /** As it was last reckoned. */
  state?: Opening | undefined;
}

/** Objects, and shops among them, that are remembered. */
const capacity = 50_000;

/** A shop stands so many objects above what it sells, at most: shop, menu, item, variant. */
const deepest = 4;

/**
 * Remembers from answers which shop an object belongs to, and when it is open: objects by type and id, a shop by its `timeZone` and
 * `openingHours`. What it has not seen it does not know.
 */
export class ShopHours {
  readonly #holders = new LRUCache<string, string>({ max: capacity });
  readonly #shops = new LRUCache<string, Shop>({ max: capacity });

  /**
   * @param object its type and id
   * @param held the types and ids of what it holds
   */
  note(object: string, { fields }: StoredPart, held: readonly string[]): void {
    for (const one of held) this.#holders.set(one, object);
    const shop = readShop(fields);
    if (shop) this.#shops.set(object, shop);
  }

  /** Of the shop that an object belongs to; undefined where that is not known. @param at milliseconds since the epoch */
  openingOf(object: string, at: number): Opening | undefined {
    let holder: string | undefined = object;
    for (let step = 0; holder !== undefined && step <= deepest; step++) {
      const shop = this.#shops.get(holder);
      if (shop) return stateOf(shop, at);
      holder = this.#holders.get(holder);
    }
    return undefined;
  }
}

function stateOf(shop: Shop, at: number): Opening | undefined {
  if (!shop.state || at >= shop.state.until) {
    try {
      shop.state = openingStateAt(shop.week, shop.timeZone, new Date(at));
    } catch (error) {
      // A zone that nobody knows.
      if (!(error instanceof RangeError)) throw error;
      return undefined;
    }
  }
  return shop.state;
}

function readShop(fields: StoredPart['fields']): Shop | undefined {
  const { timeZone } = fields;
  const name = Object.keys(fields).find((one) => one.startsWith('openingHours '));
  const periods = name === undefined ? undefined : fields[name];
  if (typeof timeZone !== 'string' || !Array.isArray(periods)) return undefined;
  try {
    return { timeZone, week: periods.map(readPeriod) };
  } catch (error) {
    // Not all of a period was asked for, or it is none.
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
}

function readPeriod({ weekday, opensAt, closesAt }: Record<string, unknown>): WeeklyPeriod {
  const number = weekdayNumber(weekday as Weekday);
  if (number === 0) throw new TypeError(`A weekday must be one of seven; got ${String(weekday)}.`);
  return { weekday: number, opensAt: parseClockTime(String(opensAt)), closesAt: parseClockTime(String(closesAt)) };
}
