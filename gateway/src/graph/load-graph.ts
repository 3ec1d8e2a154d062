import { createHash } from 'node:crypto';
import { SettingError } from '@weedhounds/errors';
import { type GraphQLSchema, validate } from 'graphql';
import { createAccessKey } from '../access/access-key.ts';
import { type AccessOptions, withAccess } from '../access/with-access.ts';
import { cachingOptions } from '../cache/caching-options.ts';
import { createCachingLayer } from '../cache/create-caching-layer.ts';
import type { EntityCache } from '../cache/entity-cache.ts';
import { epochOf } from '../cache/epoch.ts';
import { startWarmer } from '../cache/warming/start-warmer.ts';
import type { GatewayContext } from '../context.ts';
import { type CostModel, createCostModel } from '../cost/create-cost-model.ts';
import { createExecutor, type Executor, type ExecutorOptions } from '../execute/create-executor.ts';
import { withExecutor } from '../execute/with-executor.ts';
import { createFetchLayer } from '../fetch/create-fetch-layer.ts';
import type { SharingOptions } from '../fetch/create-sharing-layer.ts';
import { createApolloGateway } from '../load/create-apollo-gateway.ts';
import { type GatewayInterface, withValidation } from '../load/with-validation.ts';
import { createPlanner } from '../plan/create-planner.ts';
import { PlanCache } from '../plan/plan-cache.ts';
import { withPlanner } from '../plan/with-planner.ts';
import type { KnownOperation, OperationStore } from '../prepare/operation-store.ts';
import { createPrepare } from './create-prepare.ts';
import type { Subgraphs } from './subgraphs.ts';

export interface GraphOptions extends AccessOptions, Pick<ExecutorOptions, 'onRun'>, Pick<SharingOptions, 'onWrite'> {
  gatewayId: string;
  subgraphs: Subgraphs;
  /** What runs planned operations: this project's executor, or @apollo/gateway's. */
  executor: 'own' | 'apollo';
  /** Where prepared operations are kept. */
  store: OperationStore;
  /** Milliseconds that planning one operation may take. */
  planDeadlineMs: number;
  /** Labels of `@override` that are on. */
  overrideLabels: readonly string[];
  /** Where entities are kept. Default: nowhere. */
  entityCache?: EntityCache | undefined;
}

/** One supergraph, ready to run operations. */
export interface Graph {
  /** The first 16 hexadecimal digits of the supergraph's SHA-256. */
  id: string;
  supergraphSdl: string;
  subgraphs: Subgraphs;
  /** What documents are validated against. */
  schema: GraphQLSchema;
  cost: CostModel;
  execute: Executor;
  /** Names what a viewer is refused, and why. */
  accessKeyOf(context: GatewayContext): string;
  /** Counts fetches again by their names: they were part of an answer that had been kept. */
  noteHot(names: readonly string[]): void;
  /** Makes an operation ready before it is asked for; nothing happens where it does not fit the schema. */
  warm(operation: KnownOperation): Promise<void>;
  /** Ends the planner and the connections; fetches under way finish first. */
  close(): Promise<void>;
}

/**
 * Loads a supergraph. No subgraph is asked for anything before a request needs it.
 *
 * @throws SettingError when the supergraph cannot be used
 */
export async function loadGraph(options: GraphOptions): Promise<Graph> {
  const { supergraphSdl, subgraphs, gatewayId, store, planDeadlineMs, overrideLabels, onRun, onWrite, entityCache } =
    options;
  const { clients } = subgraphs;
  // First of all that takes time: its thread loads beside what follows.
  const planner = createPlanner({ supergraphSdl, deadlineMs: planDeadlineMs, overrideLabels });
  const epoch = entityCache && (() => epochOf(entityCache.purges));
  const statistics = entityCache?.statistics;
  const fetches = createFetchLayer({ gatewayId, clients, onWrite, epoch, statistics });
  const caching = entityCache && cachingOptions(supergraphSdl, entityCache);
  const layer = caching ? createCachingLayer(fetches, caching) : fetches;
  const id = hashText(supergraphSdl);
  const { warming } = entityCache ?? {};
  const warmer =
    warming && caching?.hot && startWarmer({ ...warming, layer, hot: caching.hot, store: warming.storeOf?.(id) });
  const close = async () => {
    await warmer?.close();
    await planner.close();
    await layer.close();
  };
  try {
    const plans = new PlanCache(planner);
    const prepare = createPrepare({ supergraphSdl, schemaId: id, store, planner });
    const apollo = withPlanner(createApolloGateway({ supergraphSdl, gatewayId, clients, plans }), plans);
    const own = withExecutor(apollo, (schema) =>
      createExecutor({
        layer,
        onRun,
        notesTrail: entityCache !== undefined,
        prepare: (operation) => prepare(schema, operation),
      }),
    );
    const gateway = withValidation(withAccess(options.executor === 'apollo' ? apollo : own, options));
    const { schema, execute } = await loadGateway(gateway);
    return {
      id,
      supergraphSdl,
      subgraphs,
      schema,
      cost: createCostModel(supergraphSdl),
      execute,
      accessKeyOf: createAccessKey(schema, options),
      noteHot: (names) => caching?.hot?.noteAgain(names),
      async warm(operation) {
        if (validate(schema, operation.document).length === 0) await prepare(schema, operation);
      },
      close,
    };
  } catch (cause) {
    await close();
    const [reason] = String(cause instanceof Error ? cause.message : cause).split('\n', 1);
    throw new SettingError('SUPERGRAPH', `SUPERGRAPH must be a supergraph that can be run; ${reason}`, { cause });
  }
}

async function loadGateway(gateway: GatewayInterface): Promise<{ schema: GraphQLSchema; execute: Executor }> {
  let schema: GraphQLSchema | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema;
  });
  const { executor } = await gateway.load({ apollo: {} });
  if (!schema || !executor) throw new TypeError('A gateway must have a schema and an executor once it is loaded.');
  return { schema, execute: executor };
}

/** The first 16 hexadecimal digits of the text's SHA-256. */
function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
