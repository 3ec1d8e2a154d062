import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../context.ts';
import type { Scope } from '../fetch/fetch-layer.ts';
import type { Trail } from '../fetch/trail.ts';
import type { PreparedOperation } from '../prepare/prepare-operation.ts';

/** What a request came to when it was executed. */
export interface Execution extends Pick<PreparedOperation, 'kind' | 'scope'> {
  /** What its answer is made of, once it is there; undefined where nothing is kept. */
  trail?: Trail | undefined;
}

/** Characters of operations, as they were sent, that are remembered in all. */
const capacity = 10_000_000;

/**
 * What earlier runs have shown of operations as they are sent: whom one execution may serve. An operation that nobody has run
 * is not known, and nothing is assumed of it.
 */
export class OperationFacts {
  readonly #known = new LRUCache<string, Scope>({ maxSize: capacity, sizeCalculation: (_, key) => key.length + 1 });
  readonly #executed = new WeakMap<AbortSignal, Execution>();

  /** Notes what a request came to when it was executed. */
  noteExecution({ signal }: GatewayContext, execution: Execution): void {
    if (signal) this.#executed.set(signal, execution);
  }

  /** What a request came to; undefined when it was not executed. */
  executionOf({ signal }: GatewayContext): Execution | undefined {
    return signal && this.#executed.get(signal);
  }

  /** Whom the answer of a request may serve; undefined when it was not executed as a query. */
  executedScopeOf(context: GatewayContext): Scope | undefined {
    const executed = this.executionOf(context);
    return executed?.kind === 'query' ? executed.scope : undefined;
  }

  /** Remembers for an operation what one request for it, which has ended, came to. What was PRIVATE once remains so. */
  learn(operation: string, context: GatewayContext): void {
    const scope = this.executedScopeOf(context);
    if (scope && this.#known.get(operation) !== 'PRIVATE') this.#known.set(operation, scope);
  }

  /** Whom one execution of an operation may serve; undefined for a mutation, and for what is not known. */
  scopeOf(operation: string): Scope | undefined {
    return this.#known.get(operation);
  }
}
