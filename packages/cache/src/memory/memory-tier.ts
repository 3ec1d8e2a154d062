import type { Memory } from '../tiers/tiered-cache.ts';

/** What values of one policy take of a memory tier, and how many were let go for others. */
export interface MemoryUse {
  policy: string;
  entries: number;
  bytes: number;
  /** Since the start. */
  evictions: number;
}

/** Values in this process, as many as a number of bytes allows. */
export interface MemoryTier<V> extends Memory<V> {
  /** What each policy takes now. */
  use(): readonly MemoryUse[];
  /** Of all values together. */
  readonly bytes: number;
}

interface Node<V> {
  key: string;
  value: V;
  bytes: number;
  use: MemoryUse;
  /** Asked for since the hand was here last. */
  isVisited: boolean;
  newer: Node<V> | undefined;
  older: Node<V> | undefined;
}

/**
 * A memory tier that lets go by SIEVE: a hand moves from the oldest value to the newest, spares those that were asked for since it
 * was there last, and takes the first that was not. What is asked for need not be moved, and what was asked for once leaves soon.
 *
 * Source: Zhang and others, "SIEVE is Simpler than LRU", NSDI 2024.
 *
 * @param maxBytes of all values together; a larger value is not kept
 */
export function createMemoryTier<V>({ maxBytes }: { maxBytes: number }): MemoryTier<V> {
  const nodes = new Map<string, Node<V>>();
  const uses = new Map<string, MemoryUse>();
  let newest: Node<V> | undefined;
  let oldest: Node<V> | undefined;
  let hand: Node<V> | undefined;
  let bytes = 0;

  function useOf(policy: string): MemoryUse {
    const use = uses.get(policy) ?? { policy, entries: 0, bytes: 0, evictions: 0 };
    uses.set(policy, use);
    return use;
  }

  function add(node: Node<V>): void {
    nodes.set(node.key, node);
    node.older = newest;
    if (newest) newest.newer = node;
    newest = node;
    oldest ??= node;
    count(node, 1);
  }

  function remove(node: Node<V>): void {
    nodes.delete(node.key);
    if (hand === node) hand = node.newer;
    if (node.newer) node.newer.older = node.older;
    else newest = node.older;
    if (node.older) node.older.newer = node.newer;
    else oldest = node.newer;
    count(node, -1);
  }

  function count({ bytes: size, use }: Node<V>, sign: 1 | -1): void {
    bytes += sign * size;
    use.bytes += sign * size;
    use.entries += sign;
  }

  function evictOne(): void {
    let node = hand ?? oldest;
    while (node?.isVisited) {
      node.isVisited = false;
      node = node.newer ?? oldest;
    }
    if (!node) return;
    hand = node;
    remove(node);
    node.use.evictions++;
  }

  return {
    get(key) {
      const node = nodes.get(key);
      if (!node) return undefined;
      node.isVisited = true;
      return node.value;
    },
    set(key, value, { bytes: size, policy }) {
      const known = nodes.get(key);
      if (known) remove(known);
      if (size > maxBytes) return;
      while (bytes + size > maxBytes) evictOne();
      const isVisited = known !== undefined;
      add({ key, value, bytes: size, use: useOf(policy), isVisited, newer: undefined, older: undefined });
    },
    delete(key) {
      const node = nodes.get(key);
      if (node) remove(node);
    },
    *values() {
      for (const { value } of nodes.values()) yield value;
    },
    use: () => [...uses.values()].map((use) => ({ ...use })),
    get bytes() {
      return bytes;
    },
  };
}
