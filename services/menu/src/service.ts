import { loadSchemaText, type Subgraph, startSubgraph, type TlsIdentity } from '@weedhounds/subgraph';
import packageJson from '../package.json' with { type: 'json' };
import { createContext } from './context.ts';
import { resolvers } from './resolvers/index.ts';
import type { MenuStore } from './store/store.ts';

export interface MenuOptions {
  store: MenuStore;
  /** What its gateway signs calls with; the subgraph answers no one else. */
  secrets: readonly string[];
  /** For HTTPS: callers must show a certificate of its `ca`. Default: plain HTTP. */
  tls?: TlsIdentity;
  host: string;
  /** 0 takes any free port. */
  port: number;
}

/** Starts the menu subgraph over a store whose migrations have been applied. */
export function startMenu({ store, secrets, tls, host, port }: MenuOptions): Promise<Subgraph> {
  return startSubgraph({
    name: 'menu',
    version: packageJson.version,
    typeDefs: loadSchemaText('menu'),
    resolvers,
    secrets,
    tls,
    createContext: ({ policyClass }) => createContext(store, policyClass),
    host,
    port,
  });
}
