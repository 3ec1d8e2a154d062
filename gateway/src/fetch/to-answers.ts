import { GraphError } from '@weedhounds/errors';
import { failureOf, reportedError } from './answer-errors.ts';
import type { EntitiesAnswer, EntityError, FetchError, FetchSpec, RootAnswer } from './fetch-layer.ts';
import type { Answer, SubgraphError } from './read-answer.ts';

type Entity = EntitiesAnswer['entities'][number];

/** A subgraph's answer for root fields. What does not come has an error at each place that stays empty. */
export function toRootAnswer(answer: Answer, fetch: FetchSpec): RootAnswer {
  const { subgraph, rootNames } = fetch;
  const everywhere = (error: GraphError): FetchError[] =>
    [...rootNames.always, ...rootNames.conditional].map((name) => ({ path: [name], error }));
  if (answer.kind !== 'answered') return { data: null, errors: everywhere(failureOf(answer, subgraph)) };
  const { data } = answer;
  const errors = answer.errors.flatMap((reported) => {
    const error = reportedError(reported, subgraph);
    return reported.path ? [{ path: reported.path, error }] : everywhere(error);
  });
  const missing = data && rootNames.always.find((name) => !Object.hasOwn(data, name));
  if (missing === undefined || missing === null) return { data, errors };
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
  const errors = answer.errors.flatMap(
    (reported): EntityError[] =>
      placeOf(reported, representations.length, subgraph) ?? everywhere(reportedError(reported, subgraph)),
  );
  const entities: unknown = answer.data?._entities;
  if (!isEntities(entities, representations.length)) {
    const expected = `${representations.length} entities`;
    return nothing('without entities', errors.length > 0 ? errors : everywhere(incomplete(subgraph, expected)));
  }
  if (fetch.echoedKeys.length === 0) return { entities, errors, outcome: 'whole' };
  return { ...refuseOthers(entities, errors, fetch, representations), outcome: 'whole' };
}

function placeOf(reported: SubgraphError, count: number, subgraph: string): EntityError[] | undefined {
  const [root, index, ...path] = reported.path ?? [];
  if (root !== '_entities' || typeof index !== 'number' || index < 0 || index >= count) return undefined;
  return [{ representation: index, path, error: reportedError(reported, subgraph) }];
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
    const isOther = echoedKeys.some(
      (name) => name in asked && name in entity && String(entity[name]) !== String(asked[name]),
    );
    if (isOther) others.add(index);
  }
  if (others.size === 0) return { entities, errors };
  const error = new GraphError(
    'SUBGRAPH_UNAVAILABLE',
    `Subgraph ${subgraph} answered another entity than it was asked for.`,
    {
      extensions: { subgraph },
    },
  );
  return {
    entities: entities.map((entity, index) => (others.has(index) ? null : entity)),
    errors: [...errors, ...[...others].map((representation) => ({ representation, path: [], error }))],
  };
}

function incomplete(subgraph: string, missing: string): GraphError {
  return failureOf({ kind: 'failed', reason: `answered without ${missing}` }, subgraph);
}
