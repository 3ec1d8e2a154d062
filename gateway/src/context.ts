import type { PolicyClass, Role } from '@weedhounds/policy';

/**
 * What a statement about a viewer rests on, the strongest first: a verified token, a header set by a trusted proxy, or the
 * viewer's own word.
 */
export type Basis = 'token' | 'proxy' | 'choice';

/** A statement about a viewer and what it rests on. */
export interface Stated<T> {
  value: T;
  basis: Basis;
}

/** Who asks. Never leaves the gateway whole: subgraphs are told the policy class. */
export interface Viewer {
  role: Role;
  /** The token's subject; null for a stranger. */
  subject: string | null;
  /** What the token allows; empty for a stranger. */
  scopes: readonly string[];
  /** Where the viewer is, in ISO 3166-2; null when unknown. */
  jurisdiction: Stated<string> | null;
  /** In whole years; null when unknown. */
  age: Stated<number> | null;
  /** The jurisdiction whose registered patient the viewer is, by the token; null for everyone else. */
  patientOf: string | null;
  /** Whom limits are counted against: the subject behind a token, else the address. */
  caller: string;
}

/** What every stage of one request may read. */
export interface GatewayContext {
  viewer: Viewer;
  policyClass: PolicyClass;
  /**
   * Aborted when the client goes away before it has its answer. It also tells the request from all others: Apollo Server copies
   * contexts, and the signal stays the same.
   */
  signal?: AbortSignal;
}
