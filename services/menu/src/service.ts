import { defaultPolicies, type Policies } from '@weedhounds/cache-policies';
import type { Confidence } from '@weedhounds/policy';
import type { MenuProvider } from '@weedhounds/provider-terms';
import { loadSchemaText, type Subgraph, startSubgraph, type TlsIdentity } from '@weedhounds/subgraph';
import packageJson from '../package.json' with { type: 'json' };
import { createContext } from './context.ts';
import { createMenuReader, type MenuReader, type MenuReaderOptions } from './reading/create-menu-reader.ts';
import { createTeller } from './reading/tell-gateways.ts';
import { resolvers } from './resolvers/index.ts';
import { keepRules } from './sale/keep-rules.ts';
import { readRules } from './store/rules.ts';
import type { MenuStore } from './store/store.ts';

export interface MenuOptions {
  store: MenuStore;
  /** The least confidence a rule of sale must have to allow anything. Default B. */
  leastConfidence?: Confidence;
  /** What menus are read through. Default: nothing; what is stored is served as it is. */
  providers?: readonly MenuProvider[];
  /** How old what is read may be. */
  policies?: Policies;
  /** Gateways that are told what has changed, without a path. Default: none; they keep things until their time is over. */
  gatewayUrls?: readonly string[];
  /** How menus are read, where that is not as usual. */
  reading?: Partial<Omit<MenuReaderOptions, 'store' | 'providers' | 'policies'>>;
  /** What its gateway signs calls with; the subgraph answers no one else. */
  secrets: readonly string[];
  /** For HTTPS: callers must show a certificate of its `ca`. Default: plain HTTP. */
  tls?: TlsIdentity;
  host: string;
  /** 0 takes any free port. */
  port: number;
}

/** The menu subgraph, which reads menus too. */
export interface MenuService extends Subgraph {
  reader: MenuReader;
}

/** Starts the menu subgraph over a store whose migrations have been applied. */
export async function startMenu(options: MenuOptions): Promise<MenuService> {
  const { store, leastConfidence = 'B', secrets, tls, host, port } = options;
  const reader = openReader(options);
  const basis = { store, reader, leastConfidence, rules: keepRules({ read: () => readRules(store.client) }) };
  const subgraph = await startSubgraph({
    name: 'menu',
    version: packageJson.version,
    typeDefs: loadSchemaText('menu'),
    resolvers,
    secrets,
    tls,
    createContext: ({ policyClass }) => createContext(basis, policyClass),
    ageOf: ({ reading }) => reading.age(),
    host,
    port,
  });
  const close = async () => {
    await subgraph.close();
    await reader.close();
  };
  return { ...subgraph, reader, close };
}

const second = 1_000;
const hour = 3_600 * second;

function openReader(options: MenuOptions): MenuReader {
  const { store, providers = [], policies = defaultPolicies, gatewayUrls = [], secrets, reading } = options;
  return createMenuReader({
    store,
    providers: new Map(providers.map((provider) => [provider.name, provider])),
    policies,
    tellChanges: createTeller({ gatewayUrls, secrets }),
    warmingRate: 1,
    // Less than a gateway waits for a subgraph.
    patienceMs: 4 * second,
    longestMs: 30 * second,
    wholeEveryMs: 24 * hour,
    now: Date.now,
    random: Math.random,
    ...reading,
  });
}
