import type { TlsIdentity } from '@weedhounds/config';
import type { CallSigner } from '@weedhounds/gateway-call';
import { createSubgraphClient } from '../fetch/exchange.ts';
import { type SignedClient, withSignature } from '../fetch/signed-client.ts';
import { withRetry } from '../fetch/with-retry.ts';
import { readSubgraphs, type SubgraphAddress } from '../load/read-subgraphs.ts';

export interface SubgraphsOptions {
  /** URLs by subgraph name, in place of the supergraph's own. */
  subgraphUrls: Readonly<Record<string, string>>;
  /** Milliseconds a subgraph has for one whole answer. */
  deadlineMs: number;
  /** Bytes one answer of a subgraph may have. */
  byteLimit: number;
  tls: TlsIdentity | undefined;
  sign: CallSigner;
}

/** The subgraphs of one supergraph, and what speaks to each. */
export interface Subgraphs {
  addresses: readonly SubgraphAddress[];
  clients: ReadonlyMap<string, SignedClient>;
}

/**
 * Clients for the subgraphs a supergraph names. Nothing is connected before it is asked for.
 *
 * @throws SettingError when the text is no supergraph, a subgraph has no http address or an override names none of them
 */
export function openSubgraphs(supergraphSdl: string, options: SubgraphsOptions): Subgraphs {
  const { subgraphUrls, sign, ...exchange } = options;
  const addresses = readSubgraphs(supergraphSdl, subgraphUrls);
  const clients = new Map(
    addresses.map(({ name, url }) => {
      const client = withRetry(createSubgraphClient({ url, ...exchange }), exchange);
      return [name, withSignature(client, { subgraph: name, sign })];
    }),
  );
  return { addresses, clients };
}
