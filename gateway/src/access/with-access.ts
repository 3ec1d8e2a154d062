import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import { type GraphQLSchema, getVariableValues } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { type AccessModel, createAccessModel } from './access-model.ts';
import { completeResult } from './complete-result.ts';
import { decideRequirement, type SaleBasis } from './decide-requirement.ts';
import { fragmentsOf } from './read-document.ts';
import { readRequirements } from './read-requirements.ts';

type GatewayInterface = ApolloServerOptionsWithGateway<BaseContext>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;
type RequestContext = Parameters<Executor>[0];
type Result = Awaited<ReturnType<Executor>>;

export interface AccessOptions extends SaleBasis {
  /** With the directives `@access`, `@adult` and `@medical`. */
  supergraphSdl: string;
}

/**
 * A gateway that fetches nothing a viewer may not have. Each operation is rewritten for the viewer in its context before it is
 * planned: refused fields are left out, and answered with null and an error at their paths. An operation of which
 * nothing is refused passes as it is.
 *
 * @throws SettingError when the supergraph's directives cannot be read
 */
export function withAccess(gateway: GatewayInterface, options: AccessOptions): GatewayInterface {
  const declared = readRequirements(options.supergraphSdl);
  const models = new WeakMap<GraphQLSchema, AccessModel>();
  const modelOf = (schema: GraphQLSchema): AccessModel => {
    const model = models.get(schema) ?? createAccessModel(schema, declared);
    models.set(schema, model);
    return model;
  };
  return {
    async load(loading) {
      const { executor, ...rest } = await gateway.load(loading);
      if (!executor) return { executor, ...rest };
      return { ...rest, executor: (request) => execute(request, executor, modelOf(request.schema), options) };
    },
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    stop: () => gateway.stop(),
  };
}

async function execute(
  request: RequestContext,
  inner: Executor,
  model: AccessModel,
  basis: SaleBasis,
): Promise<Result> {
  const refusals = model.requirements.map((requirement) =>
    decideRequirement(requirement, request.context as GatewayContext, basis),
  );
  const refused = [...refusals.keys()].filter((number) => refusals[number] !== undefined);
  if (refused.length === 0) return inner(request);
  const { document, operation, schema } = request;
  const restriction = model.restrict(document, operation, refused);
  if (restriction.kind === 'untouched') return inner(request);

  // Variables that only refused fields use are checked too: what is refused must not decide whether a request is right.
  const variables = getVariableValues(schema, operation.variableDefinitions ?? [], request.request.variables ?? {});
  if (variables.errors) return { errors: variables.errors };
  const { view, typenameAlias, remainder } = restriction;
  const result: Result = remainder ? await inner({ ...request, ...remainder }) : { data: {} };
  if (!result.data) return result;
  const completed = completeResult({
    view,
    refusals,
    operation,
    fragments: fragmentsOf(document),
    variables: variables.coerced,
    typenameAlias,
    data: result.data,
  });
  const errors = [...(result.errors ?? []), ...completed.errors];
  return { ...result, data: completed.data, ...(errors.length > 0 && { errors }) };
}
