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
import { FoundTargets } from '../execute/found-targets.ts';
import type { Run, Step } from '../execute/run.ts';
import type { Scope } from '../fetch/fetch-layer.ts';
import { mergeParts, type PartResult } from '../plan/merge-parts.ts';
import type { SeparatedOperation } from '../plan/separate-names.ts';
import type { SplitOperation } from '../plan/split-requires.ts';
import type { OperationPart } from '../plan/take-part.ts';
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
  separate(document: DocumentNode, operation: OperationDefinitionNode): SeparatedOperation;
  /** Takes operations apart that no single plan answers rightly; nearly all stay whole. */
  split(document: DocumentNode, operation: OperationDefinitionNode): SplitOperation;
  plan(document: string, operationName: string | undefined): Promise<QueryPlan>;
}

/** Bytes that a compiled plan and its shapes take for each character of plan and document, about. */
const bytesPerCharacter = 8;

/**
 * Plans and compiles a validated query or mutation.
 *
 * @throws GraphError COST_LIMIT_EXCEEDED when it takes too long to plan, BAD_REQUEST when no plan answers it rightly
 */
export async function prepareOperation(preparation: Preparation, whole: OperationPart): Promise<PreparedOperation> {
  const { schema, compiler, separate, split } = preparation;
  const { document, operation, responseNames } = separate(whole.document, whole.operation);
  const { first, others } = split(document, operation);
  const [planned, ...plannedOthers] = await Promise.all(
    [first, ...others].map((part) => preparePart(preparation, part)),
  );
  if (planned === undefined) throw new TypeError('An operation must have at least one part.');
  // What is asked of subgraphs beside what the client asks may be PRIVATE too.
  const isPrivate =
    compiler.scopeOf(whole.document) === 'PRIVATE' ||
    [planned, ...plannedOthers].some(({ fetchesPrivate }) => fetchesPrivate);
  const shape = createShape({ schema, document, operation, responseNames });
  const introspect = compileIntrospection(schema, document, operation);

  async function execute(request: Request): Promise<PartResult> {
    const run = (part: PlannedPart, data: Run['data'] = {}) => runPart(part, request, responseNames, data);
    const running = run(planned as PlannedPart, introspect && { ...introspect(request.variables) });
    if (plannedOthers.length === 0) return running;
    const [one, ...more] = await Promise.all([running, ...plannedOthers.map((part) => run(part))]);
    const brought = more.map((part, index) => ({ ...part, brings: others[index]?.brings ?? new Map() }));
    return mergeParts(one, brought);
  }

  return {
    kind: operation.operation === 'mutation' ? 'mutation' : 'query',
    scope: isPrivate ? 'PRIVATE' : 'PUBLIC',
    bytes: [planned, ...plannedOthers].reduce((sum, { bytes }) => sum + bytes, 0),
    async run(request) {
      const { variables } = request;
      const { errors, ...brought } = await execute(request);
      const shaped = shape({ ...brought, variables });
      return { data: shaped.data, errors: [...errors, ...shaped.errors] };
    },
  };
}

/** A part of an operation, planned and compiled. */
interface PlannedPart {
  execute: Step;
  /** Whether the answer of one of its fetches may serve one viewer only. */
  fetchesPrivate: boolean;
  bytes: number;
}

async function preparePart({ compiler, plan }: Preparation, part: OperationPart): Promise<PlannedPart> {
  const { document, operation } = part;
  const text = print(document);
  const planned = await plan(text, operation.name?.value);
  const scopes = new Set<Scope>();
  const scopeOf: PlanCompiler['scopeOf'] = (fetched) => {
    const scope = compiler.scopeOf(fetched);
    scopes.add(scope);
    return scope;
  };
  return {
    execute: compilePlan(planned, { ...compiler, scopeOf }, readDefaults(operation)),
    fetchesPrivate: scopes.has('PRIVATE'),
    bytes: bytesPerCharacter * (text.length + JSON.stringify(planned).length),
  };
}

async function runPart(
  { execute }: PlannedPart,
  request: Request,
  clientNames: ReadonlyMap<string, string>,
  data: Run['data'],
): Promise<PartResult> {
  const run: Run = {
    ...request,
    clientNames,
    data,
    errors: [],
    incomplete: new Set(),
    found: new FoundTargets(),
    executed: [],
  };
  await execute(run);
  return run;
}

function readDefaults({ variableDefinitions = [] }: OperationDefinitionNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}
