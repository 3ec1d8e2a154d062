import { loadSchemaText, type Subgraph, startSubgraph, type TlsIdentity } from '@weedhounds/subgraph';
import { Agent } from 'undici';
import packageJson from '../package.json' with { type: 'json' };
import { createContext } from './context.ts';
import type { SubgraphAddress } from './health/subgraph-health.ts';
import { resolvers } from './resolvers/index.ts';
import type { NetworkStore } from './store/store.ts';

export interface NetworkOptions {
  store: NetworkStore;
  /** The subgraphs to watch. This one is added when it is not among them. */
  subgraphs: readonly SubgraphAddress[];
  /** What its gateway signs calls with; the subgraph answers no one else. */
  secrets: readonly string[];
  /** For HTTPS: callers must show a certificate of its `ca`. Default: plain HTTP. */
  tls?: TlsIdentity;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** The time now. Default: the system's clock. */
  now?: () => Date;
}

const name = 'network';

/** Starts the network subgraph over a store whose migrations have been applied. */
export async function startNetwork(options: NetworkOptions): Promise<Subgraph> {
  const { store, subgraphs, secrets, tls, host, port, now = () => new Date() } = options;
  const watched = [...subgraphs];
  // The subgraphs of a graph know each other by one authority: what this one shows its callers it shows them too.
  const dispatcher = tls && new Agent({ connect: { ...tls, minVersion: 'TLSv1.2' } });
  const subgraph = await startSubgraph({
    name,
    version: packageJson.version,
    typeDefs: loadSchemaText(name),
    resolvers,
    secrets,
    tls,
    createContext: ({ policyClass }) => createContext({ store, policyClass, watched, now: now(), dispatcher }),
    host,
    port,
  });
  if (!watched.some((address) => address.name === name)) watched.push({ name, url: subgraph.endpoint.url });
  return {
    ...subgraph,
    async close() {
      await subgraph.close();
      await dispatcher?.close();
    },
  };
}
