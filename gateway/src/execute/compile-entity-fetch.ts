import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { EntitiesAnswer } from '../fetch/fetch-layer.ts';
import { applyRewrites } from './apply-rewrites.ts';
import type { PlanCompiler, Position } from './compile-plan.ts';
import { compileRepresentation } from './compile-representation.ts';
import { locateTargets } from './find-targets.ts';
import { copyOwn, type Entity, mergeInto } from './merge.ts';
import { noteError } from './note-error.ts';
import { compileVariables } from './pick-variables.ts';
import type { Run, Step } from './run.ts';
import { toFetchSpec } from './to-fetch-spec.ts';

/** Objects of the answer that one fetch completes, and by which of its representations. */
interface Question {
  representations: readonly string[];
  targets: readonly Entity[];
  /** Of each target, that of its representation. */
  indexes: readonly number[];
}

/** Makes the step that asks a subgraph for more of the objects at a path: each different one once. */
export function compileEntityFetch(
  fetch: FetchNode,
  requires: readonly QueryPlanSelectionNode[],
  { path, place }: Position,
  { keyNamesOf, scopeOf, types }: PlanCompiler,
): Step {
  const keyNames = keyNamesOf(fetch.serviceName);
  const spec = toFetchSpec(fetch, { keyNames, scopeOf, place });
  const represent = compileRepresentation(requires, { rewrites: fetch.inputRewrites ?? [], keyNames, types });
  const variablesOf = compileVariables(fetch.variableUsages);
  const rewrites = fetch.outputRewrites ?? [];
  const key = path.join(' ');

  return async (run) => {
    const question = ask(run);
    if (question.representations.length === 0) return;
    const answer = await run.layer.fetchEntities(spec, question.representations, variablesOf(run), run.scope);
    const brought = rewrites.length > 0 ? rewrite(answer.entities) : answer.entities;
    const entities = copyOwn(brought, place);
    for (const [at, target] of question.targets.entries()) {
      const entity = entities[question.indexes[at] ?? -1];
      if (entity) mergeInto(target, entity, place);
      else run.incomplete.add(target);
    }
    run.found.forgetBelow(key);
    if (answer.errors.length > 0) tell(run, question, answer);
  };

  function ask(run: Run): Question {
    const known = new Map<string, number>();
    const targets: Entity[] = [];
    const indexes: number[] = [];
    for (const target of run.found.find(run.data, path, key)) {
      const text = represent(target);
      if (text === 'absent') run.incomplete.add(target);
      if (text === 'absent' || text === 'missing' || text === 'not asked') continue;
      let index = known.get(text);
      if (index === undefined) {
        index = known.size;
        known.set(text, index);
      }
      targets.push(target);
      indexes.push(index);
    }
    return { representations: [...known.keys()], targets, indexes };
  }

  function rewrite(entities: EntitiesAnswer['entities']): EntitiesAnswer['entities'] {
    const own = structuredClone(entities);
    applyRewrites(types, rewrites, own);
    return own;
  }

  function tell(run: Run, { targets, indexes }: Question, { errors }: EntitiesAnswer): void {
    const places = locateTargets(run.data, path);
    for (const { representation, path: below, error } of errors) {
      for (const [at, target] of targets.entries()) {
        if (indexes[at] !== representation) continue;
        for (const found of places.get(target) ?? []) noteError(run, error, [...found, ...below]);
      }
    }
  }
}
