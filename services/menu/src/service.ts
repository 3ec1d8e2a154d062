import type { Confidence } from '@weedhounds/policy';
import { loadSchemaText, type Subgraph, startSubgraph, type TlsIdentity } from '@weedhounds/subgraph';
import packageJson from '../package.json' with { type: 'json' };
import { createContext } from './context.ts';
import { resolvers } from './resolvers/index.ts';
import { keepRules } from './sale/keep-rules.ts';
import { readRules } from './store/rules.ts';
import type { MenuStore } from './store/store.ts';

export interface MenuOptions {
  store: MenuStore;
  /** The least confidence a rule of sale must have to allow anything. Default B. */
  leastConfidence?: Confidence;
  /** What its gateway signs calls with; the subgraph answers no one else. */
  secrets: readonly string[];
  /** For HTTPS: callers must show a certificate of its `ca`. Default: plain HTTP. */
  tls?: TlsIdentity;
  host: string;
  /** 0 takes any free port. */
  port: number;
}

/** Starts the menu subgraph over a store whose migrations have been applied. */
export function startMenu(options: MenuOptions): Promise<Subgraph> {
  const { store, leastConfidence = 'B', secrets, tls, host, port } = options;
  const basis = { store, leastConfidence, rules: keepRules({ read: () => readRules(store.client) }) };
  return startSubgraph({
    name: 'menu',
    version: packageJson.version,
    typeDefs: loadSchemaText('menu'),
    resolvers,
    secrets,
    tls,
    createContext: ({ policyClass }) => createContext(basis, policyClass),
    host,
    port,
  });
}
