import type { EntitiesAnswer, FetchLayer, FetchSpec, RootAnswer } from '../../fetch/fetch-layer.ts';

/** One fetch that was made: of which subgraph, with which variables and of which representations. */
export interface MadeFetch {
  subgraph: string;
  query: string;
  variables: unknown;
  representations?: unknown[];
}

/** What subgraphs answer, by subgraph: root fields, or a function of each representation. */
export interface Answers {
  root?: Readonly<Record<string, Partial<RootAnswer>>>;
  entity?: Readonly<Record<string, (representation: Record<string, unknown>) => EntitiesAnswer['entities'][number]>>;
  /** Errors of every entity fetch, by subgraph. */
  entityErrors?: Readonly<Record<string, EntitiesAnswer['errors']>>;
}

/** A fetch layer that answers by heart and notes what it was asked. Its answers are frozen: nobody may write into them. */
export function createAnswerLayer({ root = {}, entity = {}, entityErrors = {} }: Answers): {
  layer: FetchLayer;
  made: MadeFetch[];
} {
  const made: MadeFetch[] = [];
  const note = ({ subgraph, query }: FetchSpec, variables: string) => ({
    subgraph,
    query,
    variables: JSON.parse(variables) as unknown,
  });
  const layer: FetchLayer = {
    async fetchRoot(fetch, variables) {
      made.push(note(fetch, variables));
      const { data = null, errors = [] } = root[fetch.subgraph] ?? {};
      return deepFreeze({ data: structuredClone(data), errors });
    },
    async fetchEntities(fetch, representations, variables) {
      const parsed = representations.map((text) => JSON.parse(text) as Record<string, unknown>);
      made.push({ ...note(fetch, variables), representations: parsed });
      const answer = entity[fetch.subgraph];
      const entities = parsed.map((representation) => answer?.(representation) ?? null);
      return deepFreeze({ entities, errors: entityErrors[fetch.subgraph] ?? [] });
    },
    async close() {},
  };
  return { layer, made };
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof Error || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
