import { loadSchemaText, type Subgraph, startSubgraph, type TlsIdentity } from '@weedhounds/subgraph';
import packageJson from '../package.json' with { type: 'json' };
import { createContext } from './context.ts';
import { resolvers } from './resolvers/index.ts';
import type { DispensaryStore } from './store/store.ts';

export interface DispensaryOptions {
  store: DispensaryStore;
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

const name = 'dispensary';

/** Starts the dispensary subgraph over a store whose migrations have been applied. */
export function startDispensary(options: DispensaryOptions): Promise<Subgraph> {
  const { store, secrets, tls, host, port, now = () => new Date() } = options;
  return startSubgraph({
    name,
    version: packageJson.version,
    typeDefs: loadSchemaText(name),
    resolvers,
    secrets,
    tls,
    createContext: ({ policyClass }) => createContext(store, policyClass, now()),
    host,
    port,
  });
}
