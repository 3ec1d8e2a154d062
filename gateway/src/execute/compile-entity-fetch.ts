import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { EntitiesAnswer } from '../fetch/fetch-layer.ts';
import { applyRewrites } from './apply-rewrites.ts';
import type { PlanCompiler, Position } from './compile-plan.ts';
import { compileRepresentation } from './compile-representation.ts';
import { findTargets, locateTargets } from './find-targets.ts';
import { type Entity, mergeInto } from './merge.ts';
import { noteError } from './note-error.ts';
import { compileVariables } from './pick-variables.ts';
import type { Run, Step } from './run.ts';
import { toFetchSpec } from './to-fetch-spec.ts';

/** Objects of the answer that one fetch completes, and by which of its representations. */
interface Question {
  representations: readonly string[];
  /** Each with its representation's index. */
  targets: readonly (readonly [Entity, number])[];
}

/** Makes the step that asks a subgraph for more of the objects at a path: each different one once. */
export function compileEntityFetch(
  fetch: FetchNode,
  requires: readonly QueryPlanSelectionNode[],
  { path, written }: Position,
  { keyNamesOf, scopeOf, types }: PlanCompiler,
): Step {
  const spec = toFetchSpec(fetch, { keyNames: keyNamesOf(fetch.serviceName), scopeOf });
  const represent = compileRepresentation(requires, fetch.inputRewrites ?? [], types);
  const variablesOf = compileVariables(fetch.variableUsages);
  const rewrites = fetch.outputRewrites ?? [];

  return async (run) => {
    const question = ask(run);
    if (question.representations.length === 0) return;
    const answer = await run.layer.fetchEntities(spec, question.representations, variablesOf(run), run.scope);
    const entities = rewrites.length > 0 ? rewrite(answer.entities) : answer.entities;
    for (const [target, index] of question.targets) {
      const entity = entities[index];
      if (entity) mergeInto(target, entity, written);
      else run.incomplete.add(target);
    }
    if (answer.errors.length > 0) tell(run, question, answer);
  };

  function ask(run: Run): Question {
    const indexes = new Map<string, number>();
    const targets: [Entity, number][] = [];
    for (const target of findTargets(run.data, path)) {
      const representation = represent(target);
      if (representation.kind === 'absent') run.incomplete.add(target);
      if (representation.kind !== 'built') continue;
      const { text } = representation;
      const index = indexes.get(text) ?? indexes.size;
      indexes.set(text, index);
      targets.push([target, index]);
    }
    return { representations: [...indexes.keys()], targets };
  }

  function rewrite(entities: EntitiesAnswer['entities']): EntitiesAnswer['entities'] {
    const own = structuredClone(entities);
    applyRewrites(types, rewrites, own);
    return own;
  }

  function tell(run: Run, { targets }: Question, { errors }: EntitiesAnswer): void {
    const places = locateTargets(run.data, path);
    for (const { representation, path: below, error } of errors) {
      for (const [target, index] of targets) {
        const place = index === representation ? places.get(target) : undefined;
        if (place) noteError(run, error, [...place, ...below]);
      }
    }
  }
}
