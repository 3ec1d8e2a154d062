import type { ConditionNode, FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { assertNever } from '@weedhounds/errors';
import type { DocumentNode } from 'graphql';
import type { Scope } from '../fetch/fetch-layer.ts';
import type { Place } from '../fetch/place.ts';
import { compileEntityFetch } from './compile-entity-fetch.ts';
import { compileRootFetch } from './compile-root-fetch.ts';
import type { Run, Step } from './run.ts';
import type { TypeRelations } from './type-relations.ts';
import { findWrittenPlaces } from './written-places.ts';

/** What plans are compiled with: one for each supergraph. */
export interface PlanCompiler {
  types: TypeRelations;
  /** Names of the fields by which a subgraph knows entities. */
  keyNamesOf(subgraph: string): ReadonlySet<string>;
  /** Whom the answer of a fetch's document may serve. */
  scopeOf(document: DocumentNode): Scope;
}

/** Where a step is in its plan. */
export interface Position {
  /** From the root, by response names; `@` for every item of a list. */
  path: readonly string[];
  /** The place at the path: where other fetches write below it. */
  place: Place;
}

const nothing: Step = async () => {};

/** Makes one function of a plan. @param defaults of the operation's variables */
export function compilePlan(
  { node }: QueryPlan,
  compiler: PlanCompiler,
  defaults: Readonly<Record<string, unknown>>,
): Step {
  if (node?.kind === 'Subscription') throw new TypeError('Subscriptions are not executed.');
  return node ? compileNode(node, { path: [], place: findWrittenPlaces(node) }) : nothing;

  function compileNode(planNode: PlanNode, position: Position): Step {
    switch (planNode.kind) {
      case 'Sequence':
        return inSequence(planNode.nodes.map((child) => compileNode(child, position)));
      case 'Parallel':
        return inParallel(planNode.nodes.map((child) => compileNode(child, position)));
      case 'Flatten':
        return compileNode(planNode.node, moveTo(position, planNode.path.map(String)));
      case 'Fetch':
        return compileFetch(planNode, position);
      case 'Condition':
        return compileCondition(planNode, position);
      case 'Defer':
        throw new TypeError('@defer is not executed.');
      default:
        return assertNever(planNode);
    }
  }

  function compileFetch(fetch: FetchNode, position: Position): Step {
    return fetch.requires
      ? compileEntityFetch(fetch, fetch.requires, position, compiler)
      : compileRootFetch(fetch, position, compiler);
  }

  function compileCondition({ condition, ifClause, elseClause }: ConditionNode, position: Position): Step {
    const met = ifClause ? compileNode(ifClause, position) : nothing;
    const unmet = elseClause ? compileNode(elseClause, position) : nothing;
    const isMet = ({ variables }: Run) => {
      const value = Object.hasOwn(variables, condition) ? variables[condition] : defaults[condition];
      return value === true;
    };
    return (run) => (isMet(run) ? met(run) : unmet(run));
  }
}

function moveTo({ path, place }: Position, further: readonly string[]): Position {
  return {
    path: [...path, ...further],
    place: further.reduce((at, name) => at.below.get(name) ?? at, place),
  };
}

function inSequence(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function inParallel(steps: readonly Step[]): Step {
  return async (run) => {
    await Promise.all(steps.map((step) => step(run)));
  };
}
