import { type ConstDirectiveNode, type DocumentNode, valueFromASTUntyped } from 'graphql';
import { readCacheControlNames } from '../../graph/read-private-declarations.ts';

/** What `@ttl`, `@cacheControl` and `@purgedBy` say where they stand. */
export interface CacheHint {
  /** The name of a policy. */
  policy: string | undefined;
  /** Seconds. */
  maxAge: number | undefined;
  inheritsMaxAge: boolean;
  scope: string | undefined;
  /** Of `@purgedBy`: tags, in which `{name}` stands for an argument of the field. */
  tags: readonly string[];
}

export type ReadHint = (directives: readonly ConstDirectiveNode[] | undefined) => CacheHint;

/** Makes the function that reads a place's directives, under the names that a supergraph's or a subgraph's document gives them. */
export function createHintReader(document: DocumentNode): ReadHint {
  const cacheControlNames = readCacheControlNames(document);
  return (directives = []) => {
    const ttl = argumentsOf(directives.find(({ name }) => name.value === 'ttl'));
    const cacheControl = argumentsOf(directives.find(({ name }) => cacheControlNames.has(name.value)));
    return {
      policy: typeof ttl.policy === 'string' ? ttl.policy : undefined,
      maxAge: typeof cacheControl.maxAge === 'number' ? cacheControl.maxAge : undefined,
      inheritsMaxAge: cacheControl.inheritMaxAge === true,
      scope: typeof cacheControl.scope === 'string' ? cacheControl.scope : undefined,
      tags: directives.filter(({ name }) => name.value === 'purgedBy').map((one) => String(argumentsOf(one).tag)),
    };
  };
}

/** A directive's arguments by name, as plain values. */
export function argumentsOf(directive: ConstDirectiveNode | undefined): Record<string, unknown> {
  return Object.fromEntries(
    (directive?.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}
