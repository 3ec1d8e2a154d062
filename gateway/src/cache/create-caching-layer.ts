import type { PurgeLog } from '@weedhounds/cache';
import type {
  EntitiesAnswer,
  EntityError,
  FetchLayer,
  FetchScope,
  FetchSpec,
  RootAnswer,
} from '../fetch/fetch-layer.ts';
import { askedObjects } from './asked-object.ts';
import { createEntryKeys } from './entries/entry-key.ts';
import { tagsBroughtBy } from './entries/tags-brought.ts';
import {
  type CompiledFetch,
  createFetchCompiler,
  type FetchCompilerOptions,
  type WantedFields,
} from './fetches/compile-fetch.ts';
import type { Part, Parts } from './fetches/to-parts.ts';
import type { Want } from './keep-brought.ts';
import { answerPurges } from './purging/answer-purges.ts';
import { createPurge } from './purging/create-purge.ts';
import { type Ask, createServe, type ServeOptions } from './serve-objects.ts';
import type { HotFetches } from './warming/hot-fetches.ts';

export interface CachingOptions extends FetchCompilerOptions, ServeOptions {
  purges: PurgeLog;
  /** Counts what is asked for. Default: nothing does. */
  hot?: HotFetches | undefined;
}

/**
 * A fetch layer that asks another only for what is not kept: entities by their representations and groups of fields, and root
 * fields one by one. Answers also hold keys that were not asked for, under names of their own. A mutation purges the entities that it returns, before it is answered.
 */
export function createCachingLayer(inner: FetchLayer, options: CachingOptions): FetchLayer {
  const compile = createFetchCompiler(options);
  const serve = createServe(options);
  const keysOf = createKeysOf();
  const purge = createPurge(options);

  /** Asks for entities by their representations. */
  function askEntities(compiled: CompiledFetch): Ask {
    return async (wants, scope) => {
      const narrow = compiled.narrowEntities(byType(wants));
      const representations = wants.map(({ asked }) => asked.representation);
      const answer = await inner.fetchEntities(narrow.spec, representations, narrow.variables, scope);
      const errors = errorsByEntity(answer.errors);
      const { entities, caching } = answer;
      return wants.map((_, at) => ({ object: entities[at] ?? null, errors: errors.get(at) ?? [], caching }));
    };
  }

  async function fetchEntities(
    spec: FetchSpec,
    representations: readonly string[],
    variables: string,
    scope: FetchScope,
  ): Promise<EntitiesAnswer> {
    noteFetch(spec, representations, variables, scope);
    const compiled = compile(spec, variables);
    const objects = askedObjects(compiled, keysOf(spec.subgraph), scope);
    const asked = representations.map((text) => objects.entity(text));
    const isKnown = asked.every((object) => object !== undefined);
    if (!isKnown || asked.every(({ parts }) => parts.parts.length === 0)) {
      noteNeverKept(spec, '_Entity', scope);
      return inner.fetchEntities(spec, representations, variables, scope);
    }
    const ask = askEntities(compiled);
    const served = await serve(asked, { ...spec, scope, objects, ask, askBelow: ask });
    return {
      entities: served.map(({ object }) => object),
      errors: served.flatMap(({ errors }, representation) =>
        errors.map(({ path, error }) => ({ path, error, representation })),
      ),
    };
  }

  async function fetchRoot(spec: FetchSpec, variables: string, scope: FetchScope): Promise<RootAnswer> {
    noteFetch(spec, undefined, variables, scope);
    const compiled = compile(spec, variables);
    if (spec.kind === 'mutation') return mutate(compiled, scope);
    const objects = askedObjects(compiled, keysOf(spec.subgraph), scope);
    const root = objects.root();
    if (root.parts.parts.length === 0) {
      noteNeverKept(spec, root.parts.selected.type.name, scope);
      return inner.fetchRoot(spec, variables, scope);
    }
    const ask: Ask = async ([want], forWhom) => {
      const narrow = compiled.narrowRoot({ of: root.parts, parts: want?.parts ?? [] });
      const { data, errors, caching } = await inner.fetchRoot(narrow.spec, narrow.variables, forWhom);
      return [{ object: data, errors, caching }];
    };
    const [served] = await serve([root], { ...spec, scope, objects, ask, askBelow: askEntities(compiled) });
    return { data: served?.object ?? null, errors: served?.errors ?? [] };
  }

  function noteFetch(
    spec: FetchSpec,
    representations: readonly string[] | undefined,
    variables: string,
    scope: FetchScope,
  ): void {
    if (scope.refresh) return;
    const { trail } = scope;
    const names = options.hot?.note(spec, representations, variables, scope) ?? [];
    if (trail) trail.fetches++;
    if (trail && names.length > 0) trail.hot = [...(trail.hot ?? []), ...names];
    options.statistics?.noteFetches(1);
  }

  /** Nothing of a fetch may be kept: it is asked as it stands. */
  function noteNeverKept({ subgraph }: FetchSpec, typeName: string, { trail }: FetchScope): void {
    const step = {
      policy: undefined,
      status: 'never kept',
      why: undefined,
      tier: undefined,
      entry: undefined,
    } as const;
    trail?.steps.push({ subgraph, typeName, ...step });
  }

  async function mutate(compiled: CompiledFetch, scope: FetchScope): Promise<RootAnswer> {
    if (compiled.selected.fields.length === 0) return { data: {}, errors: [] };
    const { spec, variables } = compiled.whole();
    const answer = await inner.fetchRoot(spec, variables, scope);
    const tags = tagsBroughtBy(answer.data, compiled.selected, options.keys);
    if (tags.length > 0) await options.purges.purge(tags, 'HARD');
    return answerPurges(answer, compiled.selected, purge);
  }

  return { fetchRoot, fetchEntities, close: () => inner.close() };
}

/** The names of entries, by subgraph. */
function createKeysOf() {
  const known = new Map<string, ReturnType<typeof createEntryKeys>>();
  return (subgraph: string) => {
    const keyOf = known.get(subgraph) ?? createEntryKeys(subgraph);
    known.set(subgraph, keyOf);
    return keyOf;
  };
}

/** All that is wanted of the objects of each type: one call asks the same of all of them. */
function byType(wants: readonly Want[]): WantedFields[] {
  const wanted = new Map<Parts, Set<Part>>();
  for (const { asked, parts } of wants) {
    const known = wanted.get(asked.parts) ?? new Set();
    for (const part of parts) known.add(part);
    wanted.set(asked.parts, known);
  }
  return [...wanted].map(([of, parts]) => ({ of, parts: of.parts.filter((part) => parts.has(part)) }));
}

function errorsByEntity(errors: readonly EntityError[]): ReadonlyMap<number, EntityError[]> {
  const byEntity = new Map<number, EntityError[]>();
  for (const error of errors) {
    const known = byEntity.get(error.representation) ?? [];
    known.push(error);
    byEntity.set(error.representation, known);
  }
  return byEntity;
}
