import type { PolicyClass } from '@weedhounds/policy';
import type { Subgraph } from '../start-subgraph.ts';
import { signedHeaders } from './signed-headers.ts';

/** Sends an operation to a subgraph as a gateway of a test would. */
export function postSigned(
  { name, endpoint }: Subgraph,
  request: { query: string; variables?: object },
  policyClass?: PolicyClass,
): Promise<Response> {
  return fetch(`${endpoint.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signedHeaders(name, policyClass) },
    body: JSON.stringify(request),
  });
}
