import { type GraphQLSchema, getOperationAST } from 'graphql';
import type { Planner } from '../plan/create-planner.ts';
import { planInSpan } from '../plan/plan-in-span.ts';
import { createNameSeparator } from '../plan/separate-names.ts';
import { createRequiresSplitter } from '../plan/split-requires.ts';
import type { KnownOperation, OperationStore } from '../prepare/operation-store.ts';
import { type PreparedOperation, prepareOperation } from '../prepare/prepare-operation.ts';
import { createPlanCompiler } from './create-plan-compiler.ts';

interface PrepareOptions {
  supergraphSdl: string;
  /** Names the schema among those of which the store keeps operations. */
  schemaId: string;
  store: OperationStore;
  planner: Planner;
}

/** Gives validated operations of one supergraph as they run: from the store, or prepared and stored. */
export type Prepare = (schema: GraphQLSchema, known: KnownOperation) => PreparedOperation | Promise<PreparedOperation>;

export function createPrepare({ supergraphSdl, schemaId, store, planner }: PrepareOptions): Prepare {
  const compiler = createPlanCompiler(supergraphSdl);
  const separate = createNameSeparator(supergraphSdl);
  const split = createRequiresSplitter(supergraphSdl);
  const plan = (document: string, operationName: string | undefined) => planInSpan(planner, document, operationName);
  return (schema, known) => {
    const { document, queryHash, operationName } = known;
    return (
      store.find({ schemaId, queryHash, operationName }) ??
      store.prepare(schemaId, known, () => {
        const operation = getOperationAST(document, operationName);
        if (!operation) throw new TypeError(`The document must hold the operation ${operationName}.`);
        return prepareOperation({ schema, compiler, separate, split, plan }, { document, operation });
      })
    );
  };
}
