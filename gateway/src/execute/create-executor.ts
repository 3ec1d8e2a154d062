import { policyClassKey } from '@weedhounds/policy';
import type { GatewayContext } from '../context.ts';
import type { FetchLayer, FetchScope } from '../fetch/fetch-layer.ts';
import type { Trail } from '../fetch/trail.ts';
import type { GatewayInterface } from '../load/with-validation.ts';
import type { KnownOperation } from '../prepare/operation-store.ts';
import type { PreparedOperation } from '../prepare/prepare-operation.ts';
import type { Execution } from '../respond/operation-facts.ts';
import { inSpan } from '../spans/in-span.ts';
import { withFetchSpans } from '../spans/with-fetch-spans.ts';

/** What runs an operation that Apollo Server has let pass. */
export type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;

export interface ExecutorOptions {
  prepare(operation: KnownOperation): PreparedOperation | Promise<PreparedOperation>;
  layer: FetchLayer;
  /** Called when an operation is about to run. */
  onRun?: ((context: GatewayContext, execution: Execution) => void) | undefined;
  /** Whether it is noted what answers are made of. Default false. */
  notesTrail?: boolean;
}

/**
 * Runs each operation as it was prepared, in place of @apollo/gateway's executor. It rejects when an operation cannot be planned.
 * A query ends when its client has left, without data; a mutation runs to its end whoever waits for it.
 */
export function createExecutor({ prepare, layer, onRun, notesTrail = false }: ExecutorOptions): Executor {
  const fetches = withFetchSpans(layer);
  return ({ document, operation, queryHash, request, context }) => {
    const operationName = operation.name?.value;
    const attributes = operationName === undefined ? {} : { 'graphql.operation.name': operationName };
    return inSpan('gateway.request', attributes, async () => {
      const prepared = await prepare({ document, queryHash, operationName });
      const { kind, scope: serves } = prepared;
      const trail: Trail | undefined = notesTrail ? { steps: [], fetches: 0 } : undefined;
      onRun?.(context as GatewayContext, { kind, scope: serves, trail });
      const scope = toScope(context as GatewayContext, prepared, trail);
      const { variables = {} } = request;
      const run = () => prepared.run({ layer: fetches, scope, variables });
      try {
        const { data, errors } = await inSpan('gateway.execute', attributes, run);
        return errors.length > 0 ? { data, errors } : { data };
      } catch (error) {
        // Nobody is there to be told, and nothing went wrong.
        if (scope.signal?.aborted) return { data: null };
        throw error;
      }
    });
  };
}

function toScope(
  { policyClass, viewer, signal }: GatewayContext,
  { kind }: PreparedOperation,
  trail: Trail | undefined,
): FetchScope {
  return {
    policyClass,
    classKey: policyClassKey(policyClass),
    subject: viewer.subject,
    ...(kind === 'query' && { signal }),
    trail,
  };
}
