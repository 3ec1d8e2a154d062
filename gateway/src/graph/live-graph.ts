import type { GraphQLSchema } from 'graphql';
import type { Executor } from '../execute/create-executor.ts';
import type { GatewayInterface } from '../load/with-validation.ts';
import type { KnownOperation } from '../prepare/operation-store.ts';
import type { Graph } from './load-graph.ts';

/** The graph that is served, which can be replaced while requests run. */
export interface LiveGraph {
  /** As Apollo Server takes it. Each request runs on the graph whose schema it was validated against. */
  gateway: GatewayInterface;
  /** The graph that new requests get. */
  current(): Graph;
  /** The graph of a schema. */
  of(schema: GraphQLSchema): Graph;
  /** Serves another graph from now on. The one before is closed when nothing runs on it any more. */
  replace(next: Graph, hottest: readonly KnownOperation[]): Promise<void>;
  close(): Promise<void>;
}

interface LiveGraphOptions {
  first: Graph;
  /**
   * Milliseconds for which a replaced graph stays open at least: a request that was validated against its schema may still
   * be on its way to its executor. Default 10,000.
   */
  graceMs?: number;
}

type Listener = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];

export function createLiveGraph({ first, graceMs = 10_000 }: LiveGraphOptions): LiveGraph {
  const graphs = new Map<GraphQLSchema, { graph: Graph; running: number; retire?: () => void }>();
  const listeners = new Set<Listener>();
  let current = first;
  graphs.set(first.schema, { graph: first, running: 0 });

  const entryOf = (schema: GraphQLSchema) => {
    const entry = graphs.get(schema);
    if (!entry) throw new TypeError('A request must run on a schema that is served.');
    return entry;
  };

  const execute: Executor = async (request) => {
    const entry = entryOf(request.schema);
    entry.running++;
    try {
      return await entry.graph.execute(request);
    } finally {
      entry.running--;
      entry.retire?.();
    }
  };
  const announce = (listener: Listener) =>
    listener({ apiSchema: current.schema, coreSupergraphSdl: current.supergraphSdl });

  function retire(graph: Graph): void {
    const entry = entryOf(graph.schema);
    setTimeout(() => {
      entry.retire = () => {
        if (entry.running > 0) return;
        graphs.delete(graph.schema);
        void graph.close();
      };
      entry.retire();
    }, graceMs).unref();
  }

  return {
    gateway: {
      async load() {
        for (const listener of listeners) announce(listener);
        return { executor: execute };
      },
      onSchemaLoadOrUpdate(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      // Apollo Server stops before the graphs are closed.
      stop: async () => {},
    },
    current: () => current,
    of: (schema) => entryOf(schema).graph,
    async replace(next, hottest) {
      for (const operation of hottest) await next.warm(operation).catch(() => {});
      const before = current;
      graphs.set(next.schema, { graph: next, running: 0 });
      current = next;
      for (const listener of listeners) announce(listener);
      retire(before);
    },
    async close() {
      for (const { graph } of graphs.values()) await graph.close();
      graphs.clear();
    },
  };
}
