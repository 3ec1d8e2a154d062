import type { GraphError } from '@weedhounds/errors';
import type { PolicyClass } from '@weedhounds/policy';
import type { Place } from './place.ts';
import type { SubgraphCaching } from './subgraph-caching.ts';
import type { Trail } from './trail.ts';

/**
 * Whom one answer may serve: everybody of one policy class, or one verified identity. PRIVATE answers of viewers without an
 * identity serve one request.
 */
export type Scope = 'PUBLIC' | 'PRIVATE';

/** One fetch of a query plan, the same object for every execution of it. */
export interface FetchSpec {
  subgraph: string;
  kind: 'query' | 'mutation';
  /** The operation's text, without a name: what asks for the same has the same text, whichever operation it is part of. */
  query: string;
  scope: Scope;
  /** Root fetches only: response names that must be in the answer, and those that `@skip` or `@include` may leave out. */
  rootNames: { always: readonly string[]; conditional: readonly string[] };
  /** Entity fetches only: key fields that the answer repeats under their own names, by which it can be checked. */
  echoedKeys: readonly string[];
  /** Where in its plan's answer it stands: equal objects below may be one. */
  place: Place;
}

/** For whom a fetch is made. */
export interface FetchScope {
  policyClass: PolicyClass;
  /** `policyClassKey` of the class. */
  classKey: string;
  /** The viewer's verified identity; null for a stranger. */
  subject: string | null;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined;
  /** Where it is noted what the answer is made of. Default: nowhere. */
  trail?: Trail | undefined;
  /** Set where nobody waits for the answer, which is only to refresh what is kept. */
  refresh?: Refresh | undefined;
}

/** A fetch that refreshes what is kept. */
export interface Refresh {
  /** What is fresh for less than so many milliseconds is asked for. */
  withinMs: number;
  /** Calls that took. */
  calls: number;
}

/** What a subgraph answers for root fields. Not to be written into: others may hold the same objects. */
export interface RootAnswer {
  data: Readonly<Record<string, unknown>> | null;
  errors: readonly FetchError[];
  /** What the subgraph says of keeping it. Default: nothing. */
  caching?: SubgraphCaching | undefined;
}

/** What a subgraph answers for representations, aligned with them. Not to be written into: others may hold the same objects. */
export interface EntitiesAnswer {
  entities: readonly (Readonly<Record<string, unknown>> | null)[];
  errors: readonly EntityError[];
  /** What the subgraph says of keeping them. Default: nothing. */
  caching?: SubgraphCaching | undefined;
}

/** An error as the client may get it, and where it stands in the subgraph's answer. */
export interface FetchError {
  path: readonly (string | number)[];
  error: GraphError;
}

/** An error of one representation. */
export interface EntityError extends FetchError {
  /** Its index among the representations asked for. `path` begins below the entity. */
  representation: number;
}

/**
 * Where values come from, below the executor. Neither method rejects but with the reason of an aborted `signal`: every
 * failure is an error at each place that stays empty.
 */
export interface FetchLayer {
  /** @param variables the operation's variables, as the JSON text of an object */
  fetchRoot(fetch: FetchSpec, variables: string, scope: FetchScope): Promise<RootAnswer>;
  /**
   * @param representations JSON texts, all different
   * @param variables the operation's other variables, as the JSON text of an object
   */
  fetchEntities(
    fetch: FetchSpec,
    representations: readonly string[],
    variables: string,
    scope: FetchScope,
  ): Promise<EntitiesAnswer>;
  /** Lets what is under way finish and ends the connections. */
  close(): Promise<void>;
}
