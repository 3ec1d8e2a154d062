import { createHash } from 'node:crypto';
import type { QueryPlan, QueryPlanCache } from '@apollo/query-planner';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import { type DocumentNode, parse, print } from 'graphql';
import type { Planner } from './create-planner.ts';
import { planInSpan } from './plan-in-span.ts';

/** Bytes of plans that are kept, by the length of their JSON. */
const capacity = 50 * 2 ** 20;

/** One operation that is about to be executed. */
export interface PlannedOperation {
  document: DocumentNode;
  operationName?: string | undefined;
  /** SHA-256 of the document. */
  queryHash: string;
}

/**
 * Plans, as @apollo/gateway looks for them. The gateway plans what is missing here by itself, on the main thread; so nothing is
 * ever missing: what has no plan yet is planned while the gateway waits, once for all who ask for it at the same time.
 */
export class PlanCache implements QueryPlanCache {
  readonly #planner: Planner;
  readonly #plans = new InMemoryLRUCache<QueryPlan>({
    maxSize: capacity,
    sizeCalculation: (plan) => JSON.stringify(plan).length,
  });
  readonly #plannings = new Map<string, Promise<QueryPlan>>();
  readonly #expected = new Map<string, { operation: PlannedOperation; count: number }>();

  constructor(planner: Planner) {
    this.#planner = planner;
  }

  /** Runs what will look for the operation's plan. */
  async whileExpecting<T>(operation: PlannedOperation, run: () => Promise<T>): Promise<T> {
    const key = keyOf(operation);
    const expected = this.#expected.get(key) ?? { operation, count: 0 };
    expected.count++;
    this.#expected.set(key, expected);
    try {
      return await run();
    } finally {
      expected.count--;
      if (expected.count === 0) this.#expected.delete(key);
    }
  }

  async get(key: string): Promise<QueryPlan | undefined> {
    const known = await this.#plans.get(key);
    if (known) return known;
    const running = this.#plannings.get(key);
    if (running) return running;
    const operation = this.#expected.get(key)?.operation;
    if (operation === undefined) throw new TypeError('A plan is looked for by an operation that was not announced.');
    const planning = this.#plan(operation).finally(() => this.#plannings.delete(key));
    this.#plannings.set(key, planning);
    const plan = await planning;
    await this.#plans.set(key, plan);
    return plan;
  }

  /** The gateway stores what it planned itself, which is nothing. */
  async set(): Promise<void> {}

  async delete(key: string): Promise<void> {
    await this.#plans.delete(key);
  }

  clear(): void {
    this.#plans.clear();
  }

  async #plan({ document, operationName }: PlannedOperation): Promise<QueryPlan> {
    return withDocuments(await planInSpan(this.#planner, print(document), operationName));
  }
}

/** The key under which @apollo/gateway looks for a plan. */
function keyOf({ queryHash, operationName }: PlannedOperation): string {
  return operationName ? createHash('sha256').update(queryHash).update(operationName).digest('hex') : queryHash;
}

/** Puts each fetch's parsed document beside its text: once here, instead of at every execution. */
function withDocuments(plan: QueryPlan): QueryPlan {
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const one of node) visit(one);
      return;
    }
    const record = node as Record<string, unknown>;
    if (record.kind === 'Fetch' && typeof record.operation === 'string') {
      record.operationDocumentNode = parse(record.operation, { noLocation: true });
      return;
    }
    for (const value of Object.values(record)) visit(value);
  };
  visit(plan.node);
  return plan;
}
