import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { PreparedOperation } from './prepare-operation.ts';

/** Names one operation for one schema. */
export interface OperationKey {
  schemaId: string;
  /** SHA-256 of the document. */
  queryHash: string;
  operationName: string | undefined;
}

/** An operation that has been asked for. */
export interface KnownOperation {
  document: DocumentNode;
  queryHash: string;
  operationName: string | undefined;
}

interface Entry extends KnownOperation {
  prepared: PreparedOperation;
  /** How often it was asked for. */
  uses: number;
}

/** Bytes of prepared operations that are kept, about. */
const defaultCapacity = 100 * 2 ** 20;

/**
 * Prepared operations by schema, document and operation name; those used least lately go first when there are too many.
 * A schema that comes back finds its operations again.
 */
export class OperationStore {
  readonly #entries: LRUCache<string, Entry>;
  readonly #preparing = new Map<string, Promise<PreparedOperation>>();

  /** @param capacity bytes that all together may take */
  constructor(capacity = defaultCapacity) {
    this.#entries = new LRUCache({ maxSize: capacity, sizeCalculation: ({ prepared }) => Math.max(1, prepared.bytes) });
  }

  /** The operation if it is ready; this counts as a use. */
  find(key: OperationKey): PreparedOperation | undefined {
    const entry = this.#entries.get(toText(key));
    if (entry) entry.uses++;
    return entry?.prepared;
  }

  /** The operation, prepared once for all who ask for it at the same time. What fails is not kept. */
  async prepare(
    schemaId: string,
    operation: KnownOperation,
    prepare: () => Promise<PreparedOperation>,
  ): Promise<PreparedOperation> {
    const { document, queryHash, operationName } = operation;
    const key = { schemaId, queryHash, operationName };
    const known = this.find(key);
    if (known) return known;
    const text = toText(key);
    const running = this.#preparing.get(text);
    if (running) return running;
    const preparing = prepare().finally(() => this.#preparing.delete(text));
    this.#preparing.set(text, preparing);
    const prepared = await preparing;
    this.#entries.set(text, { prepared, uses: 1, document, queryHash, operationName });
    return prepared;
  }

  /** Operations of a schema, those used most first. @param count how many at most */
  hottest(schemaId: string, count: number): KnownOperation[] {
    const prefix = toText({ schemaId, queryHash: '', operationName: undefined });
    return [...this.#entries.entries()]
      .filter(([text]) => text.startsWith(prefix))
      .sort(([, one], [, other]) => other.uses - one.uses)
      .slice(0, count)
      .map(([, { document, queryHash, operationName }]) => ({ document, queryHash, operationName }));
  }
}

/** Neither a schema's id nor a hash holds a space. */
function toText({ schemaId, queryHash, operationName = '' }: OperationKey): string {
  return `${schemaId} ${queryHash}${operationName && ' '}${operationName}`;
}
