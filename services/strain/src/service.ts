import { loadSchemaText, type Subgraph, startSubgraph, type TlsIdentity } from '@weedhounds/subgraph';
import packageJson from '../package.json' with { type: 'json' };
import { type ContextOptions, createContext } from './context.ts';
import { importAnalytes } from './import/import-analytes.ts';
import { resolvers } from './resolvers/index.ts';
import type { StrainStore } from './store/store.ts';

export interface StrainOptions extends ContextOptions {
  store: StrainStore;
  /** What its gateway signs calls with; the subgraph answers no one else. */
  secrets: readonly string[];
  /** For HTTPS: callers must show a certificate of its `ca`. Default: plain HTTP. */
  tls?: TlsIdentity;
  host: string;
  /** 0 takes any free port. */
  port: number;
}

/** Starts the strain subgraph over a store whose migrations have been applied. The analytes are brought up to date first. */
export async function startStrain({ store, secrets, tls, host, port, ...options }: StrainOptions): Promise<Subgraph> {
  await importAnalytes(store);
  return startSubgraph({
    name: 'strain',
    version: packageJson.version,
    typeDefs: loadSchemaText('strain'),
    resolvers,
    secrets,
    tls,
    createContext: ({ policyClass }) => createContext(store, policyClass, options),
    host,
    port,
  });
}
