import type { FetchNode } from '@apollo/query-planner';
import type { RootAnswer } from '../fetch/fetch-layer.ts';
import { applyRewrites } from './apply-rewrites.ts';
import type { PlanCompiler, Position } from './compile-plan.ts';
import { locateTargets } from './find-targets.ts';
import { copyOwn, mergeInto } from './merge.ts';
import { noteError } from './note-error.ts';
import { compileVariables } from './pick-variables.ts';
import type { Run, Step } from './run.ts';
import { toFetchSpec } from './to-fetch-spec.ts';

/** Makes the step that asks a subgraph for root fields: at the root, or where a type refers back to it. */
export function compileRootFetch(fetch: FetchNode, position: Position, compiler: PlanCompiler): Step {
  const { path, place } = position;
  const { keyNamesOf, scopeOf, types } = compiler;
  const spec = toFetchSpec(fetch, { keyNames: keyNamesOf(fetch.serviceName), scopeOf, place });
  const variablesOf = compileVariables(fetch.variableUsages);
  const rewrites = fetch.outputRewrites ?? [];
  const isMutation = spec.kind === 'mutation';
  const key = path.join(' ');

  return async (run) => {
    const targets = run.found.find(run.data, path, key);
    if (targets.length === 0) return;
    const answer = await run.layer.fetchRoot(spec, variablesOf(run), run.scope);
    const data = rewrites.length > 0 ? structuredClone(answer.data) : answer.data;
    applyRewrites(types, rewrites, data);
    for (const target of targets) {
      if (data === null) run.incomplete.add(target);
      else mergeInto(target, copyOwn(data, place), place);
    }
    run.found.forgetBelow(key);
    if (answer.errors.length > 0) tell(run, answer);
    if (isMutation) run.executed.push(...executedNames(answer));
  };

  function tell(run: Run, { errors }: RootAnswer): void {
    const { executed } = run;
    // What has been written stays written, whatever becomes of the rest: the client must know.
    const more =
      isMutation && executed.length > 0 ? { executed: executed.map((name) => run.clientNames.get(name) ?? name) } : {};
    const places = locateTargets(run.data, path);
    for (const at of [...places.values()].flat()) {
      for (const { path: below, error } of errors) noteError(run, error, [...at, ...below], more);
    }
  }

  /** Fields without an error of their own. */
  function executedNames({ data, errors }: RootAnswer): string[] {
    const failed = new Set(errors.filter(({ path: at }) => at.length <= 1).map(({ path: [name] }) => name));
    return data === null
      ? []
      : [...spec.rootNames.always, ...spec.rootNames.conditional].filter((name) => !failed.has(name) && name in data);
  }
}
