import { type DocumentNode, Kind } from 'graphql';
import { LRUCache } from 'lru-cache';
import { remember } from '../../access/remember.ts';
import type { FetchSpec } from '../../fetch/fetch-layer.ts';
import type { AskedObject } from '../asked-object.ts';
import { resolveSelection, type SelectedFields, type Variables } from '../selection/resolve-selection.ts';
import type { FetchCompilerOptions, WantedFields } from './compile-fetch.ts';
import type { EntityKeys } from './entity-keys.ts';
import { type NarrowFetch, narrowEntities, narrowRoot } from './narrow-fetch.ts';
import { type Parts, toParts } from './to-parts.ts';

/** All of a fetch that does not depend on the values of its arguments. */
export interface FetchApart {
  asked: LRUCache<string, AskedObject>;
  isPrivate: boolean;
  selected: SelectedFields;
  root: Parts;
  below(selected: SelectedFields): Parts;
  ofEntity(typeName: unknown, known: readonly string[]): Parts | undefined;
  whole(): NarrowFetch;
  narrowRoot(wanted: WantedFields): NarrowFetch;
  narrowEntities(wanted: readonly WantedFields[]): NarrowFetch;
}

/** Objects of one fetch that are kept taken apart. */
const objectsOfFetch = 2_000;

/** Different parts of one fetch that are kept. */
const partsOfFetch = 100;

/** @param conditions the variables of `@skip` and `@include` */
export function takeApart(
  spec: FetchSpec,
  document: DocumentNode,
  conditions: Variables,
  { schema, keys, policyOf }: FetchCompilerOptions,
): FetchApart {
  const { subgraph } = spec;
  const isEntity = (typeName: string) => keys.identityIn(subgraph, typeName) !== undefined;
  const selection = resolveSelection(schema, document, conditions, isEntity);
  const keyNames = new Map<string, ReadonlySet<string>>();
  const keyNamesOf = (typeName: string) =>
    remember(keyNames, partsOfFetch, typeName, () => namesOf(keys, subgraph, typeName));
  const partOptions = { policyOf, isKey: (typeName: string, field: string) => keyNamesOf(typeName).has(field) };
  const below = new Map<SelectedFields, Parts>();
  const parts = new Map<string, Parts>();
  const narrowed = new Map<string, NarrowFetch>();
  const numbers = new Map<Parts, number>();
  const numberOf = (of: Parts) => remember(numbers, Number.POSITIVE_INFINITY, of, () => numbers.size);
  const fieldsOf = ({ of, parts: wanted }: WantedFields) => [
    ...of.known,
    ...of.uncached,
    ...wanted.flatMap(({ fields }) => fields),
  ];
  const nameOf = ({ of, parts: wanted }: WantedFields) =>
    `${numberOf(of)} ${wanted.map((part) => of.parts.indexOf(part)).join()}`;
  const narrow = (name: string, make: () => NarrowFetch) => remember(narrowed, partsOfFetch, name, make);

  return {
    asked: new LRUCache({ maxSize: objectsOfFetch, sizeCalculation: () => 1 }),
    isPrivate: spec.scope === 'PRIVATE',
    selected: selection.root,
    root: eachByItself(toParts(selection.root, new Set(), partOptions)),
    below: (selected) =>
      remember(below, Number.POSITIVE_INFINITY, selected, () =>
        toParts(selected, new Set(keys.identityIn(subgraph, selected.type.name)), partOptions),
      ),
    ofEntity(typeName, known) {
      const selected = selection.entities.of(typeName);
      if (!selected) return undefined;
      const names = known.filter((name) => keyNamesOf(selected.type.name).has(name));
      return remember(parts, partsOfFetch, `${selected.type.name} ${names.join()}`, () =>
        toParts(selected, new Set(names), partOptions),
      );
    },
    whole: () => narrow('whole', () => narrowRoot(spec, document, selection.root.fields)),
    narrowRoot: (wanted) => narrow(nameOf(wanted), () => narrowRoot(spec, document, fieldsOf(wanted))),
    narrowEntities: (wanted) =>
      narrow(wanted.map(nameOf).join(';'), () => {
        const fields = wanted.map((one) => ({ typeName: one.of.selected.type.name, fields: fieldsOf(one) }));
        return narrowEntities(spec, document, fields);
      }),
  };
}

/** Root fields are kept one by one: they have nothing in common. */
function eachByItself(parts: Parts): Parts {
  return {
    ...parts,
    parts: parts.parts.flatMap(({ fields, ...part }) => fields.map((field) => ({ ...part, fields: [field] }))),
  };
}

/** Names of the leaves and objects in a type's keys, in one subgraph. */
function namesOf(keys: EntityKeys, subgraph: string, typeName: string): ReadonlySet<string> {
  const selections = keys.inSubgraph(subgraph, typeName).flatMap((set) => set.selections);
  return new Set(selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : [])));
}
