import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../context.ts';
import type { PreparedOperation } from '../prepare/prepare-operation.ts';

/** Characters of operations, as they were sent, that are remembered in all. */
const capacity = 10_000_000;

/**
 * What earlier runs have shown of operations as they are sent: whether one execution may serve everybody of one policy class.
 * An operation that nobody has run is not known, and nothing is assumed of it.
 */
export class OperationFacts {
  readonly #known = new LRUCache<string, boolean>({ maxSize: capacity, sizeCalculation: (_, key) => key.length + 1 });
  readonly #executed = new WeakMap<AbortSignal, PreparedOperation>();

  /** Notes what a request came to when it was executed. */
  noteExecution({ signal }: GatewayContext, prepared: PreparedOperation): void {
    if (signal) this.#executed.set(signal, prepared);
  }

  /** Whether a request was executed. */
  wasExecuted({ signal }: GatewayContext): boolean {
    return signal !== undefined && this.#executed.has(signal);
  }

  /** Remembers for an operation what one request for it, which has ended, came to. */
  learn(operation: string, { signal }: GatewayContext): void {
    const prepared = signal && this.#executed.get(signal);
    if (prepared) this.#known.set(operation, prepared.kind === 'query' && prepared.scope === 'PUBLIC');
  }

  /** Whether executions of the operation may be shared; false for one that is not known. */
  isShareable(operation: string): boolean {
    return this.#known.get(operation) ?? false;
  }
}
