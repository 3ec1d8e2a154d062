import type { PurgeLog } from '@weedhounds/cache';
import type {
  EntitiesAnswer,
  EntityError,
  FetchLayer,
  FetchScope,
  FetchSpec,
  RootAnswer,
} from '../fetch/fetch-layer.ts';
import { addKnown, askedObject } from './asked-object.ts';
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
import { canonicalText } from './selection/canonical.ts';
import { type Ask, createServe, type ServeOptions } from './serve-objects.ts';

export interface CachingOptions extends FetchCompilerOptions, ServeOptions {
  purges: PurgeLog;
}

/**
 * A fetch layer that asks another only for what is not kept: entities by their representations and groups of fields, and root
 * fields one by one. Answers also hold keys that were not asked for, under names of their own. A mutation purges the entities that it returns, before it is answered.
 */
export function createCachingLayer(inner: FetchLayer, options: CachingOptions): FetchLayer {
  const compile = createFetchCompiler(options);
  const serve = createServe(options);
  const keysOf = createKeysOf();

  async function fetchEntities(
    spec: FetchSpec,
    representations: readonly string[],
    variables: string,
    scope: FetchScope,
  ): Promise<EntitiesAnswer> {
    noteFetch(scope);
    const compiled = compile(spec, variables);
    const objects = representations.map((text) => askedEntity(compiled, spec.subgraph, text, scope));
    if (!objects.every((object) => object !== undefined)) {
      return inner.fetchEntities(spec, representations, variables, scope);
    }
    const ask: Ask = async (wants, forWhom) => {
      const narrow = compiled.narrowEntities(byType(wants));
      const asked = wants.map(({ index }) => representations[index] ?? '');
      const answer = await inner.fetchEntities(narrow.spec, asked, narrow.variables, forWhom);
      const errors = errorsByEntity(answer.errors);
      return wants.map((_, at) => ({ object: answer.entities[at] ?? null, errors: errors.get(at) ?? [] }));
    };
    const served = await serve(objects, { ...spec, scope, ask });
    return {
      entities: served.map(({ object }) => object),
      errors: served.flatMap(({ errors }, representation) =>
        errors.map(({ path, error }) => ({ path, error, representation })),
      ),
    };
  }

  /** What was made of a representation is given again, to all whom the same entries serve. */
  function askedEntity(compiled: CompiledFetch, subgraph: string, text: string, scope: FetchScope) {
    const key = `${scope.classKey}\n${text}`;
    let object = compiled.entities.get(key);
    if (!object) {
      object = makeEntity(compiled, subgraph, text, scope);
      const isForAll = object?.parts.parts.every(({ policy }) => policy.scope === 'PUBLIC');
      if (object && isForAll) compiled.entities.set(key, object);
    }
    return object;
  }

  function makeEntity(compiled: CompiledFetch, subgraph: string, text: string, scope: FetchScope) {
    const known = JSON.parse(text) as Record<string, unknown>;
    const parts = compiled.ofEntity(known.__typename, Object.keys(known));
    if (!parts) return undefined;
    const identity = canonicalText(known);
    const keyOf = keysOf(subgraph);
    const { name } = parts.selected.type;
    return askedObject(parts, known, identity, (part) => keyOf(name, part, identity, scope));
  }

  async function fetchRoot(spec: FetchSpec, variables: string, scope: FetchScope): Promise<RootAnswer> {
    noteFetch(scope);
    const compiled = compile(spec, variables);
    if (spec.kind === 'mutation') return mutate(compiled, scope);
    const keyOf = keysOf(spec.subgraph);
    const { root } = compiled;
    const object = askedObject(root, {}, '', (part) => keyOf(root.selected.type.name, part, '', scope));
    // Conditions may leave nothing to be asked for.
    if (root.parts.length + root.uncached.length === 0) return { data: addKnown({}, object), errors: [] };
    const ask: Ask = async ([want], forWhom) => {
      const narrow = compiled.narrowRoot({ of: root, parts: want?.parts ?? [] });
      const { data, errors } = await inner.fetchRoot(narrow.spec, narrow.variables, forWhom);
      return [{ object: data, errors }];
    };
    const [served] = await serve([object], { ...spec, scope, ask });
    return { data: served?.object ?? null, errors: served?.errors ?? [] };
  }

  function noteFetch({ trail }: FetchScope): void {
    if (trail) trail.fetches++;
    options.statistics?.noteFetches(1);
  }

  async function mutate(compiled: CompiledFetch, scope: FetchScope): Promise<RootAnswer> {
    if (compiled.selection.root.fields.length === 0) return { data: {}, errors: [] };
    const { spec, variables } = compiled.whole();
    const answer = await inner.fetchRoot(spec, variables, scope);
    const tags = tagsBroughtBy(answer.data, compiled.selection.root, options.keys);
    if (tags.length > 0) await options.purges.purge(tags, 'HARD');
    return answer;
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
