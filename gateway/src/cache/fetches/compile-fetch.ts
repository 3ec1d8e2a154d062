import { type DocumentNode, type GraphQLSchema, Kind, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { remember } from '../../access/remember.ts';
import type { FetchSpec } from '../../fetch/fetch-layer.ts';
import type { AskedObject } from '../asked-object.ts';
import { type FetchSelection, resolveSelection, type SelectedFields } from '../selection/resolve-selection.ts';
import type { EntityKeys } from './entity-keys.ts';
import { narrowEntities, narrowRoot } from './narrow-fetch.ts';
import type { SubgraphTypes } from './subgraph-types.ts';
import { type Part, type Parts, type PolicyOf, toParts } from './to-parts.ts';
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
  /** Objects that it was asked for. */
  asked: LRUCache<string, AskedObject>;
  /** Whether any of it is kept for one viewer only. */
  isPrivate: boolean;
  /** What is asked of an entity that stands below, and a number that no other selection of the fetch has. */
  below(selected: SelectedFields): { number: number; parts: Parts };
  selection: FetchSelection;
  /** Of a root fetch: each field that can be kept is a part of its own. */
  root: Parts;
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

/** Variables of one fetch that are kept compiled. */
const variantsOfFetch = 100;

/** Objects of one fetch that are kept taken apart. */
const objectsOfFetch = 2_000;

/** Different parts of one fetch that are kept. */
const partsOfFetch = 100;

/** Makes the function that takes fetches apart; what it made for a fetch and its variables it gives again. */
export function createFetchCompiler(
  options: FetchCompilerOptions,
): (spec: FetchSpec, variables: string) => CompiledFetch {
  const known = new WeakMap<FetchSpec, { document: DocumentNode; compiled: LRUCache<string, CompiledFetch> }>();
  return (spec, variables) => {
    let fetch = known.get(spec);
    if (!fetch) {
      const { schema, keys, typesOf } = options;
      const { subgraph } = spec;
      const keysOf = (typeName: string) => keys.inSubgraph(subgraph, typeName);
      const document = withKeys(schema, parse(spec.query, { noLocation: true }), { keysOf, types: typesOf(subgraph) });
      fetch = { document, compiled: new LRUCache({ max: variantsOfFetch }) };
      known.set(spec, fetch);
    }
    let compiled = fetch.compiled.get(variables);
    if (!compiled) {
      compiled = compileFetch(spec, fetch.document, variables, options);
      fetch.compiled.set(variables, compiled);
    }
    return compiled;
  };
}

function compileFetch(
  spec: FetchSpec,
  document: DocumentNode,
  variablesText: string,
  { schema, keys, policyOf }: FetchCompilerOptions,
): CompiledFetch {
  const variables = JSON.parse(variablesText) as Record<string, unknown>;
  const isEntity = (typeName: string) => keys.identityIn(spec.subgraph, typeName) !== undefined;
  const selection = resolveSelection(schema, document, variables, isEntity);
  const keyNames = new Map<string, ReadonlySet<string>>();
  const keyNamesOf = (typeName: string) =>
    remember(keyNames, partsOfFetch, typeName, () => namesOf(keys, spec.subgraph, typeName));
  const partOptions = { policyOf, isKey: (typeName: string, field: string) => keyNamesOf(typeName).has(field) };
  const below = new Map<SelectedFields, { number: number; parts: Parts }>();
  const parts = new Map<string, Parts>();
  const narrowed = new Map<string, PreparedFetch>();

  const prepare = (narrow: ReturnType<typeof narrowRoot>): PreparedFetch => {
    const used = narrow.variables.filter((name) => Object.hasOwn(variables, name));
    return {
      spec: narrow.spec,
      variables: JSON.stringify(Object.fromEntries(used.map((name) => [name, variables[name]]))),
    };
  };
  const fieldsOf = ({ of, parts: wanted }: WantedFields) => [
    ...of.known,
    ...of.uncached,
    ...wanted.flatMap(({ fields }) => fields),
  ];
  const numbers = new Map<Parts, number>();
  const numberOf = (of: Parts) => remember(numbers, Number.POSITIVE_INFINITY, of, () => numbers.size);
  const nameOf = ({ of, parts: wanted }: WantedFields) =>
    `${numberOf(of)} ${wanted.map((part) => of.parts.indexOf(part)).join()}`;

  return {
    selection,
    // No room is taken for them at once: a fetch with variables of its own is asked once.
    asked: new LRUCache({ maxSize: objectsOfFetch, sizeCalculation: () => 1 }),
    isPrivate: spec.scope === 'PRIVATE',
    below(selected) {
      let known = below.get(selected);
      if (!known) {
        const identity = new Set(keys.identityIn(spec.subgraph, selected.type.name));
        known = { number: below.size + 1, parts: toParts(selected, identity, partOptions) };
        below.set(selected, known);
      }
      return known;
    },
    root: eachByItself(toParts(selection.root, new Set(), partOptions)),
    ofEntity(typeName, known) {
      const selected = selection.entities.of(typeName);
      if (!selected) return undefined;
      const names = known.filter((name) => keyNamesOf(selected.type.name).has(name));
      return remember(parts, partsOfFetch, `${selected.type.name} ${names.join()}`, () =>
        toParts(selected, new Set(names), partOptions),
      );
    },
    whole: () =>
      remember(narrowed, partsOfFetch, 'whole', () => prepare(narrowRoot(spec, document, selection.root.fields))),
    narrowRoot: (wanted) =>
      remember(narrowed, partsOfFetch, nameOf(wanted), () => prepare(narrowRoot(spec, document, fieldsOf(wanted)))),
    narrowEntities: (wanted) =>
      remember(narrowed, partsOfFetch, wanted.map(nameOf).join(';'), () => {
        const fields = wanted.map((one) => ({ typeName: one.of.selected.type.name, fields: fieldsOf(one) }));
        return prepare(narrowEntities(spec, document, fields));
      }),
  };
}

/** Root fields are kept one by one: they have nothing in common. */
function eachByItself(parts: Parts): Parts {
  return {
    ...parts,
    parts: parts.parts.flatMap(({ group, policy, fields }) =>
      fields.map((field) => ({ group: `${group} ${field.key}`, policy, fields: [field] })),
    ),
  };
}

/** Names of the leaves and objects in a type's keys, in one subgraph. */
function namesOf(keys: EntityKeys, subgraph: string, typeName: string): ReadonlySet<string> {
  const selections = keys.inSubgraph(subgraph, typeName).flatMap((set) => set.selections);
  return new Set(selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : [])));
}
