import { buildASTSchema, type DocumentNode, type OperationDefinitionNode, parse } from 'graphql';
import { remember } from '../access/remember.ts';
import { actual } from './actual.ts';
import { createArgumentsCost } from './arguments-cost.ts';
import { createCompiler } from './compile-plan.ts';
import { describeConditions, findConditions } from './conditions.ts';
import { readCostDirectives } from './cost-directives.ts';
import { estimate } from './estimate.ts';
import { createFieldFacts } from './field-facts.ts';
import { createInputCosts } from './input-costs.ts';
import { readVariables, type VariableValues } from './operation-values.ts';
import type { Plan } from './plan.ts';
import { largestCost } from './saturate.ts';

/** A validated operation and the variables it is asked with. */
export interface CostRequest {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: VariableValues;
}

/** What operations cost, by `@cost` and `@listSize`. */
export interface CostModel {
  /**
   * The most that an operation may cost, from 0 to 2^53 − 1, where it saturates.
   *
   * @throws GraphError BAD_USER_INPUT when a field needs exactly one slicing argument and has none or several
   */
  estimate(request: CostRequest): number;
  /**
   * What an answer to the operation cost. At most the estimate as long as no list is longer than it was declared.
   *
   * @param data the answer's `data`
   */
  actual(request: CostRequest, data: unknown): number;
}

interface CostModelOptions {
  /** The length of lists that nothing is declared of. Default 10. */
  defaultListSize?: number;
}

interface Compiled {
  conditions: readonly string[];
  /** By the values of the conditions. */
  plans: Map<string, Plan>;
}

/** Plans kept of one operation: values of the variables in its conditions. */
const plansPerOperation = 32;

/**
 * The cost model of a supergraph. An object weighs 1, a scalar or an enum 0, a mutation 10, and a field what it returns,
 * times the length of its list, unless `@cost` says otherwise. Each operation is compiled once.
 *
 * Source: https://ibm.github.io/graphql-specs/cost-spec.html and, where it leaves the choice,
 * https://www.apollographql.com/docs/graphos/routing/security/demand-control
 */
export function createCostModel(supergraphSdl: string, { defaultListSize = 10 }: CostModelOptions = {}): CostModel {
  const supergraph = parse(supergraphSdl, { noLocation: true });
  const schema = buildASTSchema(supergraph, { assumeValidSDL: true });
  const directives = readCostDirectives(supergraph, schema);
  const inputs = createInputCosts(directives);
  const compile = createCompiler({ schema, directives, factsOf: createFieldFacts(schema, directives, inputs) });
  const compiled = new WeakMap<OperationDefinitionNode, Compiled>();

  const planOf = (document: DocumentNode, operation: OperationDefinitionNode, variables: VariableValues): Plan => {
    const known = compiled.get(operation) ?? { conditions: findConditions(document), plans: new Map() };
    compiled.set(operation, known);
    const state = describeConditions(known.conditions, variables);
    return remember(known.plans, plansPerOperation, state, () => compile(document, operation, variables));
  };
  return {
    estimate({ document, operation, variables: given }) {
      const variables = readVariables(operation, given);
      const plan = planOf(document, operation, variables);
      if (plan.kind === 'unbounded') return largestCost;
      const argumentsCost = createArgumentsCost({ plan, variables, inputs });
      return estimate(plan, { variables, argumentsCost, defaultListSize });
    },
    actual({ document, operation, variables: given }, data) {
      const variables = readVariables(operation, given);
      const plan = planOf(document, operation, variables);
      if (plan.kind === 'unbounded') return largestCost;
      return actual(plan, createArgumentsCost({ plan, variables, inputs }), data);
    },
  };
}
