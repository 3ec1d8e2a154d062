import { GraphError } from '@weedhounds/errors';
import { failureOf, reportedError } from './answer-errors.ts';
import type { EntitiesAnswer, EntityError, FetchError, FetchSpec, RootAnswer } from './fetch-layer.ts';
import { internObjects } from './intern-objects.ts';
import type { Answer, SubgraphError } from './read-answer.ts';
import { isSameKey } from './same-key.ts';

type Entity = EntitiesAnswer['entities'][number];

/** A subgraph's answer for root fields. What does not come has an error at each place that stays empty. */
export function toRootAnswer(answer: Answer, fetch: FetchSpec): RootAnswer {
  const { subgraph, rootNames } = fetch;
  const names = [...rootNames.always, ...rootNames.conditional];
  const everywhere = (error: GraphError): FetchError[] => names.map((name) => ({ path: [name], error }));
  if (answer.kind !== 'answered') return { data: null, errors: everywhere(failureOf(answer, subgraph)) };
  const { data, caching } = answer;
  const { placed, unplaced } = placeErrors(answer.errors, ({ path, ...reported }): FetchError | undefined =>
    path && names.includes(String(path[0])) ? { path, error: reportedError(reported, subgraph) } : undefined,
  );
  const errors = [...placed, ...(unplaced ? everywhere(reportedError(unplaced, subgraph)) : [])];
  const missing = data && rootNames.always.find((name) => !Object.hasOwn(data, name));
  if (missing === undefined || missing === null) {
    const failure = internIn(data, fetch);
    return failure ? { data: null, errors: everywhere(failure) } : { data, errors, caching };
  }
  // The subgraph's own errors say more than what is missing because of them.
  return { data: null, errors: errors.length > 0 ? errors : everywhere(incomplete(subgraph, missing)) };
}

/** What a call for entities came to. */
export interface EntitiesRead extends EntitiesAnswer {
  /** Whether there was one entity or null for each representation, a GraphQL answer without that, or none. */
  outcome: 'whole' | 'without entities' | 'failed';
}

/** A subgraph's answer for representations. @param representations JSON texts */
export function toEntitiesAnswer(answer: Answer, fetch: FetchSpec, representations: readonly string[]): EntitiesRead {
  const { subgraph } = fetch;
  const nothing = (outcome: EntitiesRead['outcome'], errors: readonly EntityError[]) => ({
    entities: representations.map(() => null),
    errors,
    outcome,
  });
  const everywhere = (error: GraphError): EntityError[] =>
    representations.map((_, representation) => ({ representation, path: [], error }));
  if (answer.kind !== 'answered') return nothing('failed', everywhere(failureOf(answer, subgraph)));
  const { placed, unplaced } = placeErrors(answer.errors, (reported): EntityError | undefined => {
    const [root, index, ...path] = reported.path ?? [];
    if (root !== '_entities' || typeof index !== 'number' || !(index in representations)) return undefined;
    return { representation: index, path, error: reportedError(reported, subgraph) };
  });
  const errors = [...placed, ...(unplaced ? everywhere(reportedError(unplaced, subgraph)) : [])];
  const entities: unknown = answer.data?._entities;
  if (!isEntities(entities, representations.length)) {
    const told = new Set(errors.map(({ representation }) => representation));
    const silent = everywhere(incomplete(subgraph, `${representations.length} entities`));
    return nothing('without entities', [...errors, ...silent.filter((error) => !told.has(error.representation))]);
  }
  const failure = internIn(entities, fetch);
  if (failure) return nothing('failed', everywhere(failure));
  const { caching } = answer;
  if (fetch.echoedKeys.length === 0) return { entities, errors, caching, outcome: 'whole' };
  return { ...refuseOthers(entities, errors, fetch, representations), caching, outcome: 'whole' };
}

/**
 * Errors at the places they name, and the first of those that name none that was asked for: it stands for all of them at every
 * place, since with each at every place a long list would become a much longer one.
 */
function placeErrors<T>(
  errors: readonly SubgraphError[],
  place: (error: SubgraphError) => T | undefined,
): { placed: T[]; unplaced: SubgraphError | undefined } {
  const placed: T[] = [];
  let unplaced: SubgraphError | undefined;
  for (const error of errors) {
    const at = place(error);
    if (at !== undefined) placed.push(at);
    else unplaced ??= error;
  }
  return { placed, unplaced };
}

function isEntities(value: unknown, count: number): value is Entity[] {
  return (
    Array.isArray(value) &&
    value.length === count &&
    value.every((entity) => typeof entity === 'object' && !Array.isArray(entity))
  );
}

/** An entity that says it is another than was asked for is none: answers in another order must not be taken for each other. */
function refuseOthers(
  entities: readonly Entity[],
  errors: readonly EntityError[],
  { subgraph, echoedKeys }: FetchSpec,
  representations: readonly string[],
): EntitiesAnswer {
  const others = new Set<number>();
  for (const [index, entity] of entities.entries()) {
    if (entity === null) continue;
    const asked = JSON.parse(representations[index] ?? '{}') as Record<string, unknown>;
    if (!echoedKeys.every((name) => isSameKey(asked[name], entity[name]))) others.add(index);
  }
  if (others.size === 0) return { entities, errors };
  const message = `Subgraph ${subgraph} answered another entity than it was asked for.`;
  const error = new GraphError('SUBGRAPH_UNAVAILABLE', message, { extensions: { subgraph } });
  return {
    entities: entities.map((entity, index) => (others.has(index) ? null : entity)),
    errors: [
      // What was wrong with another entity is not wrong with the one that was asked for.
      ...errors.filter(({ representation }) => !others.has(representation)),
      ...[...others].map((representation) => ({ representation, path: [], error })),
    ],
  };
}

/** @returns what is wrong with an answer that is nested without end */
function internIn(answer: unknown, { place, subgraph }: FetchSpec): GraphError | undefined {
  try {
    internObjects(answer, place);
    return undefined;
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return failureOf({ kind: 'failed', reason: 'answered values that are nested too deeply', cause }, subgraph);
  }
}

function incomplete(subgraph: string, missing: string): GraphError {
  return failureOf({ kind: 'failed', reason: `answered without ${missing}` }, subgraph);
}
