import { createHash } from 'node:crypto';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { scalarResolvers } from '@weedhounds/scalars';
import { type GraphQLSchema, Kind, parse, print } from 'graphql';
import { assertResolversFit } from './resolver-fit.ts';

type ResolverMap = NonNullable<Extract<Parameters<typeof buildSubgraphSchema>[0], { typeDefs: unknown }>['resolvers']>;

/**
 * The executable schema of a subgraph. The checked scalars that the text declares get their resolvers here.
 *
 * @param resolvers by type and field
 * @throws TypeError naming what resolvers and text do not agree on
 */
export function createSubgraphSchema(typeDefs: string, resolvers: object): GraphQLSchema {
  const document = parse(typeDefs);
  const scalars = document.definitions.filter((definition) => definition.kind === Kind.SCALAR_TYPE_DEFINITION);
  const declared = scalars.map(({ name }) => [name.value, scalarResolvers[name.value]] as const);
  const all = { ...Object.fromEntries(declared.filter(([, resolver]) => resolver !== undefined)), ...resolvers };
  const schema = buildSubgraphSchema({ typeDefs: document, resolvers: all as ResolverMap });
  assertResolversFit(
    schema,
    all,
    scalars.map(({ name }) => name.value),
  );
  return schema;
}

/** 16 hex digits: the start of the SHA-256 of the text as graphql-js prints it, so layout and comments do not count. */
export function hashSchema(typeDefs: string): string {
  return createHash('sha256')
    .update(print(parse(typeDefs)))
    .digest('hex')
    .slice(0, 16);
}
