import { type ConstDirectiveNode, type DocumentNode, Kind, valueFromASTUntyped } from 'graphql';

/** What a subgraph's schema links and composes. */
export interface SchemaLinks {
  /** The arguments of each `@link`. */
  links: readonly Readonly<Record<string, unknown>>[];
  /** The names given to `@composeDirective`, as `@name`. */
  composed: readonly unknown[];
}

/** Reads the `@link` and `@composeDirective` on a subgraph's `schema`. */
export function readSchemaLinks(document: DocumentNode): SchemaLinks {
  const onSchema = document.definitions
    .filter(({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION)
    .flatMap((definition) => ('directives' in definition ? (definition.directives ?? []) : [])) as ConstDirectiveNode[];
  const named = (name: string) => onSchema.filter((directive) => directive.name.value === name).map(readArguments);
  return { links: named('link'), composed: named('composeDirective').map(({ name }) => name) };
}

function readArguments({ arguments: given = [] }: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
}
