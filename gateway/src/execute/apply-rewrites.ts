import type { FetchDataRewrite } from '@apollo/query-planner';
import { assertNever } from '@weedhounds/errors';
import type { Entity } from './merge.ts';
import type { TypeRelations } from './type-relations.ts';

const fragmentPrefix = '... on ';

/** Changes a representation before it is sent, or an entity that came, as its plan demands. Writes into `value`. */
export function applyRewrites(types: TypeRelations, rewrites: readonly FetchDataRewrite[], value: unknown): void {
  for (const rewrite of rewrites) {
    const name = rewrite.path.at(-1);
    if (name === undefined) continue;
    forEachAt(types, value, rewrite.path.slice(0, -1), (object) => {
      switch (rewrite.kind) {
        case 'ValueSetter':
          object[name] = rewrite.setValueTo;
          return;
        case 'KeyRenamer':
          if (!Object.hasOwn(object, name)) return;
          object[rewrite.renameKeyTo] = object[name];
          delete object[name];
          return;
        default:
          assertNever(rewrite);
      }
    });
  }
}

function forEachAt(
  types: TypeRelations,
  value: unknown,
  path: readonly string[],
  change: (object: Entity) => void,
): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value) forEachAt(types, item, path, change);
    return;
  }
  const object = value as Entity;
  const [first, ...rest] = path;
  if (first === undefined) {
    change(object);
    return;
  }
  if (!first.startsWith(fragmentPrefix)) {
    if (Object.hasOwn(object, first)) forEachAt(types, object[first], rest, change);
    return;
  }
  // What does not tell its type is taken to meet the condition: it was asked for under it.
  const { __typename: typename } = object;
  const meets = typeof typename !== 'string' || types.meets(typename, first.slice(fragmentPrefix.length));
  if (meets) forEachAt(types, object, rest, change);
}
