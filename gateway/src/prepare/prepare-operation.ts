import type { QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  print,
  valueFromASTUntyped,
} from 'graphql';
import { compilePlan, type PlanCompiler } from '../execute/compile-plan.ts';
import type { Run } from '../execute/run.ts';
import type { Scope } from '../fetch/fetch-layer.ts';
import { createShape } from '../shape/create-shape.ts';
import { compileIntrospection } from './introspection.ts';

/** What came of an operation, or of a part of it. */
export interface Result {
  data: Record<string, unknown> | null;
  errors: readonly GraphQLError[];
}

/** What one request brings to an operation that is ready. */
export type Request = Pick<Run, 'layer' | 'scope' | 'variables'>;

/** An operation that is parsed, validated, planned and compiled: it only has to run. */
export interface PreparedOperation {
  kind: 'query' | 'mutation';
  /** Whom one execution of it may serve. */
  scope: Scope;
  /** About how much memory it takes. */
  bytes: number;
  /** Rejects only when the client has left. */
  run(request: Request): Promise<Result>;
}

/** What operations of one supergraph are prepared with. */
export interface Preparation {
  /** As clients may see it. */
  schema: GraphQLSchema;
  compiler: PlanCompiler;
  /** Gives internal names to fields that would be confused with what subgraphs require of one another. */
  separate(
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): Part & { responseNames: ReadonlyMap<string, string> };
  plan(document: string, operationName: string | undefined): Promise<QueryPlan>;
}

interface Part {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/** Plans and compiles a validated operation of a query or mutation. */
export async function prepareOperation(preparation: Preparation, whole: Part): Promise<PreparedOperation> {
  return {
    kind: whole.operation.operation === 'mutation' ? 'mutation' : 'query',
    scope: preparation.compiler.scopeOf(whole.document),
    ...(await preparePart(preparation, whole)),
  };
}

/** Bytes that a compiled plan and its shapes take for each character of plan and document, about. */
const bytesPerCharacter = 8;

async function preparePart(preparation: Preparation, part: Part): Promise<Pick<PreparedOperation, 'bytes' | 'run'>> {
  const { schema, compiler, separate, plan } = preparation;
  const { document, operation, responseNames } = separate(part.document, part.operation);
  const text = print(document);
  const planned = await plan(text, operation.name?.value);
  const execute = compilePlan(planned, compiler, readDefaults(operation));
  const shape = createShape({ schema, document, operation, responseNames });
  const introspect = compileIntrospection(schema, document, operation);
  return {
    bytes: bytesPerCharacter * (text.length + JSON.stringify(planned).length),
    async run(request) {
      const { variables } = request;
      const run: Run = {
        ...request,
        clientNames: responseNames,
        data: introspect ? { ...introspect(variables) } : {},
        errors: [],
        incomplete: new Set(),
        executed: [],
      };
      await execute(run);
      const { data, errors } = shape({ data: run.data, variables, incomplete: run.incomplete });
      return { data, errors: [...run.errors, ...errors] };
    },
  };
}

function readDefaults({ variableDefinitions = [] }: OperationDefinitionNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}
