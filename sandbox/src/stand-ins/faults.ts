/** What a stand-in can get wrong, and what that looks like from outside. */
export const faults = {
  'forbidden-html': 'status 403, a page of HTML under a JSON content type, as a guard in front of the provider answers',
  'too-many-calls': 'status 429 with Retry-After',
  'too-many-calls-unexplained': 'status 429 without Retry-After',
  'server-error': 'status 500',
  'errors-in-200': 'status 200, errors in place of data',
  delay: 'the answer comes after delayMs',
  hang: 'no answer comes',
  truncation: 'the body ends in its middle, as if it were whole',
  reset: 'the connection breaks in the middle of the body',
  'large-body': 'a body of 60 MB',
  'short-page': 'the page lacks its last product',
  'moving-total': 'a product has appeared at the top of the menu: the total is one more, the pages have moved by one',
  'product-on-two-pages': 'the page begins with the last product of the page before it, changed meanwhile',
  vanished: 'the first product is not on the menu',
  'wrapped-list': 'a bare list comes wrapped, or a wrapped one bare, where the provider does either',
  'flipped-prices': 'prices that are numbers come as strings, and the other way round',
  'unequal-arrays': 'lists that belong together are of unequal length',
  'null-potency': 'every potency is null',
  'zero-price': 'every price is 0',
  'hundredfold-potency': 'every potency is a hundred times what it is',
  'minus-sign': 'potencies are text, a range with the sign U+2212',
  'emoji-category': 'the category has emoji about it',
} as const;

export type Fault = keyof typeof faults;

/** True for the name of a fault. */
export function isFault(name: unknown): name is Fault {
  return typeof name === 'string' && Object.hasOwn(faults, name);
}

/** Which calls a fault befalls; what is left out is any. */
export interface CallMatch {
  /** As calls are counted: `/products`. */
  path?: string;
  shopKey?: string;
  /** From 0. */
  page?: number;
}

export interface FaultOptions {
  /** Calls it befalls. Default 1. */
  times?: number;
  /** Default: the next ones. */
  when?: CallMatch;
  /** Milliseconds a `delay` takes. Default 1,000. */
  delayMs?: number;
}

/** A fault that waits for its calls. */
export interface PendingFault {
  fault: Fault;
  timesLeft: number;
  when: CallMatch;
  delayMs: number;
}

/** The faults that wait, and those of a call as it comes in. */
export interface FaultQueue {
  add(fault: Fault, options?: FaultOptions): void;
  /** Every fault that befalls the call; each is used up by one. */
  take(call: { path: string; shopKey: string | null; page: number }): readonly PendingFault[];
  pending(): readonly PendingFault[];
  clear(): void;
}

/** Creates a queue without faults. */
export function createFaultQueue(): FaultQueue {
  let waiting: PendingFault[] = [];
  return {
    add(fault, { times = 1, when = {}, delayMs = 1000 } = {}) {
      if (!isFault(fault)) throw new TypeError(`fault must be one of ${Object.keys(faults).join(', ')}; got ${fault}.`);
      if (!Number.isInteger(times) || times < 1)
        throw new RangeError(`times must be a whole number from 1; got ${times}.`);
      waiting.push({ fault, timesLeft: times, when, delayMs });
    },
    take(call) {
      const taken = waiting.filter(({ when }) => isMatch(when, call));
      for (const fault of taken) fault.timesLeft--;
      waiting = waiting.filter(({ timesLeft }) => timesLeft > 0);
      return taken;
    },
    pending: () => waiting.map((fault) => ({ ...fault })),
    clear() {
      waiting = [];
    },
  };
}

function isMatch(when: CallMatch, call: { path: string; shopKey: string | null; page: number }): boolean {
  return (
    (when.path === undefined || when.path === call.path) &&
    (when.shopKey === undefined || when.shopKey === call.shopKey) &&
    (when.page === undefined || when.page === call.page)
  );
}
