import { loadSchemaText, type Subgraph, startSubgraph } from '@weedhounds/subgraph';
import packageJson from '../package.json' with { type: 'json' };
import { createContext } from './context.ts';
import { resolvers } from './resolvers/index.ts';
import type { MenuStore } from './store/store.ts';

export interface MenuOptions {
  store: MenuStore;
  host: string;
  /** 0 takes any free port. */
  port: number;
}

/** Starts the menu subgraph over a store whose migrations have been applied. */
export function startMenu({ store, host, port }: MenuOptions): Promise<Subgraph> {
  return startSubgraph({
    name: 'menu',
    version: packageJson.version,
    typeDefs: loadSchemaText('menu'),
    resolvers,
    createContext: () => createContext(store),
    host,
    port,
  });
}
