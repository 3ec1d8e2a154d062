import { type DocumentNode, type GraphQLSchema, parse, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { FetchSpec } from '../../fetch/fetch-layer.ts';
import type { AskedObject } from '../asked-object.ts';
import { canonicalText } from '../selection/canonical.ts';
import type { SelectedFields } from '../selection/resolve-selection.ts';
import { type Variables, withDefaults } from '../selection/resolve-selection.ts';
import { bindFetch } from './bind-fetch.ts';
import type { EntityKeys } from './entity-keys.ts';
import type { SubgraphTypes } from './subgraph-types.ts';
import { takeApart } from './take-apart.ts';
import type { Part, Parts, PolicyOf } from './to-parts.ts';
import { withKeys } from './with-keys.ts';

/** What fetches over one supergraph are compiled with. */
export interface FetchCompilerOptions {
  /** Of the supergraph. */
  schema: GraphQLSchema;
  keys: EntityKeys;
  typesOf(subgraph: string): SubgraphTypes;
  policyOf: PolicyOf;
}

/** A fetch with its variables, as the cache takes it apart. */
export interface CompiledFetch {
  /** Objects that it was asked for, with whatever variables. */
  asked: LRUCache<string, AskedObject>;
  /** Whether any of it is kept for one viewer only. */
  isPrivate: boolean;
  /** What is asked of the root. */
  selected: SelectedFields;
  /** Of a root fetch: each field that can be kept is a part of its own. */
  root: Parts;
  /** What is asked of an entity that stands below. */
  below(selected: SelectedFields): Parts;
  /**
   * Of entities of one type.
   *
   * @param known names in their representations
   * @returns undefined where the type is none of those that objects have
   */
  ofEntity(typeName: unknown, known: readonly string[]): Parts | undefined;
  /** The same fetch, with the keys of what it brings. */
  whole(): PreparedFetch;
  /** The fetch of some root fields. */
  narrowRoot(wanted: WantedFields): PreparedFetch;
  /** The fetch of some fields of entities, by type: of those that it asks for by representations, or of such as stand below. */
  narrowEntities(wanted: readonly WantedFields[]): PreparedFetch;
}

/** Fields of objects of one type that must be asked for. */
export interface WantedFields {
  of: Parts;
  parts: readonly Part[];
}

export interface PreparedFetch {
  spec: FetchSpec;
  /** As JSON text. */
  variables: string;
}

/** Makes the function that takes fetches apart; what does not depend on the values of variables is done once. */
export function createFetchCompiler(
  options: FetchCompilerOptions,
): (spec: FetchSpec, variables: string) => CompiledFetch {
  const known = new WeakMap<FetchSpec, (variables: string) => CompiledFetch>();
  return (spec, variables) => {
    let compile = known.get(spec);
    if (!compile) {
      compile = createCompile(spec, options);
      known.set(spec, compile);
    }
    return compile(variables);
  };
}

/** Values of a fetch's variables for which it is remembered as a whole: what was read for it is then known again. */
const knownValues = 100;

function createCompile(spec: FetchSpec, options: FetchCompilerOptions): (variables: string) => CompiledFetch {
  const { schema, keys, typesOf } = options;
  const { subgraph } = spec;
  const document = withKeys(schema, parse(spec.query, { noLocation: true }), {
    keysOf: (typeName) => keys.inSubgraph(subgraph, typeName),
    types: typesOf(subgraph),
  });
  const conditions = conditionsOf(document);
  const apart = new Map<string, ReturnType<typeof takeApart>>();
  const bound = new LRUCache<string, CompiledFetch>({ max: knownValues });

  function compile(given: Variables): CompiledFetch {
    const variables = withDefaults(document, given);
    const decided = Object.fromEntries(conditions.map((name) => [name, variables[name]]));
    const key = canonicalText(decided);
    let taken = apart.get(key);
    if (!taken) {
      taken = takeApart(spec, document, decided, options);
      apart.set(key, taken);
    }
    return bindFetch(taken, given, variables);
  }

  return (variables) => {
    let compiled = bound.get(variables);
    if (!compiled) {
      compiled = compile(JSON.parse(variables));
      bound.set(variables, compiled);
    }
    return compiled;
  };
}

/** Names of the variables on which it depends what is asked for. */
function conditionsOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === 'Variable') names.add(value.name.value);
    },
  });
  return [...names];
}
