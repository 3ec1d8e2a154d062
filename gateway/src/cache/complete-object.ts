import { catalogue } from '@weedhounds/errors';
import { isNonNullType } from 'graphql';
import type { FetchError } from '../fetch/fetch-layer.ts';
import type { SubgraphCaching } from '../fetch/subgraph-caching.ts';
import { type AskedObject, addKnown } from './asked-object.ts';
import type { FoundObject, FoundPart } from './find-object.ts';
import type { AnsweredFields } from './selection/stored-fields.ts';

/** An object as it is answered. */
export interface CompletedObject {
  object: AnsweredFields | null;
  errors: readonly FetchError[];
  /** Parts that are served though their time is over, since their subgraph failed. */
  rescued: readonly FoundPart[];
}

/** What a call brought of one object. */
export interface BroughtObject {
  object: AnsweredFields | null;
  /** With paths below the object. */
  errors: readonly FetchError[];
  /** What the subgraph says of keeping it. Default: nothing. */
  caching?: SubgraphCaching | undefined;
}

/**
 * An object of which a part is kept and the rest has been asked for. Where that failed, what had been kept longer than its time
 * is served; and where it brought nothing, what is kept, if the rest may be null.
 */
export function completeObject(
  asked: AskedObject,
  { served, fallbacks }: FoundObject,
  brought: BroughtObject,
): CompletedObject {
  const { errors } = brought;
  if (brought.object === null && errors.length === 0) return { object: null, errors, rescued: [] };
  const rescued = fallbacks.filter((fallback) => isRescue(fallback, errors));
  const kept = [...served, ...rescued].filter(({ fields }) => fields !== null);
  if (kept.length === 0) return { object: brought.object, errors, rescued: [] };
  const has = new Set(kept.flatMap(({ fields }) => Object.keys(fields ?? {})));
  const object = brought.object ? { ...brought.object } : emptyObject(asked, has, errors);
  if (!object) return { object: null, errors, rescued: [] };
  for (const { fields } of kept) Object.assign(object, fields);
  const lacking = Object.keys(object).filter((name) => object[name] === null && !has.has(name));
  const remaining = errors.flatMap((error): FetchError[] => {
    const [name] = error.path;
    // What failed as a whole failed for each field that is not there.
    if (name === undefined) return lacking.map((field) => ({ ...error, path: [field] }));
    return has.has(String(name)) ? [] : [error];
  });
  return { object, errors: remaining, rescued };
}

/** An object that has nothing but null where nothing is kept; undefined where a field may not be null, or no error says why it is. */
function emptyObject(
  asked: AskedObject,
  has: ReadonlySet<string>,
  errors: readonly FetchError[],
): Record<string, unknown> | undefined {
  const object = addKnown({}, asked);
  const { type, fields } = asked.parts.selected;
  for (const { name, responseName } of fields) {
    if (has.has(responseName) || Object.hasOwn(object, responseName)) continue;
    const isTold = errors.some(({ path: [at] }) => at === undefined || at === responseName);
    if (!isTold || isNonNullType(type.getFields()[name]?.type)) return undefined;
    object[responseName] = null;
  }
  return object;
}

/** Whether a part that may be served on failure is missing because of one. */
function isRescue({ fields, part }: FoundPart, errors: readonly FetchError[]): boolean {
  if (fields === null) return false;
  const names = new Set<unknown>(part.fields.map(({ responseName }) => responseName));
  const concerning = errors.filter(({ path: [name] }) => name === undefined || names.has(name));
  return concerning.length > 0 && concerning.every(({ error }) => catalogue[error.code].audience === 'internal');
}
