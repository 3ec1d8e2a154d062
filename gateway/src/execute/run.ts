import type { GraphQLError } from 'graphql';
import type { FetchLayer, FetchScope } from '../fetch/fetch-layer.ts';
import type { FoundTargets } from './found-targets.ts';
import type { Entity } from './merge.ts';

/** One execution of a compiled plan: what it may read, and what it has brought together so far. */
export interface Run {
  readonly layer: FetchLayer;
  readonly scope: FetchScope;
  /** As the client sent them; they fit the operation's definitions. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** What the client calls the fields that were planned under another response name. */
  readonly clientNames: ReadonlyMap<string, string>;
  /** What subgraphs answered, merged, by the names of the planned operation. */
  readonly data: Entity;
  readonly errors: GraphQLError[];
  /** Objects of which a fetch brought nothing: what they lack is absent, or has its error. */
  readonly incomplete: Set<object>;
  /** The objects that have been found at plans' paths and still stand there, by path. */
  readonly found: FoundTargets;
  /** Response names of the mutation's fields that have been executed, in their order. */
  readonly executed: string[];
}

/** One step of a compiled plan. What goes wrong is in the run's errors; rejects only when the client has left. */
export type Step = (run: Run) => Promise<void>;
