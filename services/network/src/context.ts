import { createLoader, type PolicyClass } from '@weedhounds/subgraph';
import type DataLoader from 'dataloader';
import type { Dispatcher } from 'undici';
import { checkHealth, type SubgraphAddress, type SubgraphHealth } from './health/subgraph-health.ts';
import { findRecentReports, type GatewayReport } from './store/reports.ts';
import type { NetworkStore } from './store/store.ts';

/** What one request's resolvers share. */
export interface Context {
  readonly store: NetworkStore;
  /** The class of the viewer whom the answer is for. */
  readonly policyClass: PolicyClass;
  /** The instant of the request. */
  readonly now: Date;
  /** The subgraphs that are watched, by name. */
  readonly subgraphs: ReadonlyMap<string, SubgraphAddress>;
  readonly loaders: {
    /** A subgraph's health by its name: all asked at once, each at most once a request. */
    readonly health: DataLoader<string, SubgraphHealth | null, string>;
    /** The reports of the minute before an instant. */
    readonly reports: DataLoader<Date, GatewayReport[] | null, string>;
  };
}

interface ContextParts {
  store: NetworkStore;
  policyClass: PolicyClass;
  watched: readonly SubgraphAddress[];
  now: Date;
  /** Makes the connections to the watched subgraphs. */
  dispatcher: Dispatcher | undefined;
}

/** A fresh context, with loaders of its own, for one request. */
export function createContext({ store, policyClass, watched, now, dispatcher }: ContextParts): Context {
  const subgraphs = new Map(watched.map((address) => [address.name, address] as const));
  return {
    store,
    policyClass,
    now,
    subgraphs,
    loaders: {
      health: createLoader(async (names) => {
        const known = names.map((name) => subgraphs.get(name)).filter((address) => address !== undefined);
        const checked = await Promise.all(known.map((address) => checkHealth(address, { dispatcher })));
        return checked.map((health) => [health.name, health] as const);
      }),
      reports: createLoader(
        (instants) => Promise.all(instants.map(async (at) => [at, await findRecentReports(store, at)] as const)),
        { key: (at) => at.toISOString() },
      ),
    },
  };
}
