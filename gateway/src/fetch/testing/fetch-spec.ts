import { policyClassKey, policyClassOf } from '@weedhounds/policy';
import type { FetchScope, FetchSpec } from '../fetch-layer.ts';
import { nowhere } from '../place.ts';

/** A fetch of root fields; by default a PUBLIC query of the subgraph `ratings`. */
export function rootFetch(query: string, always: readonly string[], change: Partial<FetchSpec> = {}): FetchSpec {
  return {
    subgraph: 'ratings',
    kind: 'query',
    query,
    scope: 'PUBLIC',
    rootNames: { always, conditional: [] },
    echoedKeys: [],
    place: nowhere,
    ...change,
  };
}

const entityText =
  'query($representations:[_Any!]!){_entities(representations:$representations){...on Product{id rating}}}';

/** A fetch of products' ratings; by default PUBLIC. Its entities repeat their key. */
export function ratingFetch(change: Partial<FetchSpec> = {}): FetchSpec {
  return rootFetch(entityText, [], { echoedKeys: ['id'], ...change });
}

/** The representation of a product, as JSON text. */
export function productText(id: string): string {
  return JSON.stringify({ __typename: 'Product', id });
}

/** The scope of a member of one jurisdiction. */
export function memberScope(subject: string | null, jurisdiction = 'US-CO', signal?: AbortSignal): FetchScope {
  const policyClass = policyClassOf({ role: 'MEMBER', jurisdiction, age: 30, patientOf: null });
  return { policyClass, classKey: policyClassKey(policyClass), subject, signal };
}
