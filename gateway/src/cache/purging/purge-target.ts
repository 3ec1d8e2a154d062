import { z } from 'zod';
import { customTag, entityTag, subgraphTag, typeTag } from '../entries/entity-tags.ts';

const name = z.string().min(1).max(255);

/** One entity. */
export const entityTarget = z.strictObject({
  type: name,
  /** The fields of one of the type's keys. */
  key: z.record(z.string(), z.unknown()),
});

/** What is purged: all that one subgraph brought, all of a type, what the schema gives a tag, or one entity wherever it stands. */
export const purgeTarget = z.union([
  z.strictObject({ subgraph: name }),
  z.strictObject({ type: name }),
  z.strictObject({ tag: name }),
  z.strictObject({ entity: entityTarget }),
]);

export type PurgeTarget = z.output<typeof purgeTarget>;

/** The tag that all of it carries. */
export function tagOf(target: PurgeTarget): string {
  if ('subgraph' in target) return subgraphTag(target.subgraph);
  if ('type' in target) return typeTag(target.type);
  if ('tag' in target) return customTag(target.tag);
  const { type, key } = target.entity;
  return entityTag(type, toKey(key));
}

/** Leaves as texts: IDs may be given as numbers. */
function toKey(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, toKey(inner)]));
}
