import type { GraphQLDataSource } from '@apollo/gateway';
import { buildASTSchema, extendSchema, type GraphQLSchema, graphql, isObjectType, parse } from 'graphql';

/** A subgraph in this process that answers from one root value and writes down what it is asked. */
export interface LocalSubgraph {
  schema: GraphQLSchema;
  /** The text of every operation it was sent. */
  asked: string[];
  dataSource: GraphQLDataSource;
}

export function runSubgraph(sdl: string, rootValue: unknown): LocalSubgraph {
  const schema = withEntities(sdl);
  const asked: string[] = [];
  return {
    schema,
    asked,
    dataSource: {
      async process({ request: { query = '', variables } }) {
        asked.push(query);
        const { data, errors } = await graphql({ schema, source: query, variableValues: variables, rootValue });
        return {
          ...(data && { data }),
          ...(errors && { errors: errors.map((error) => error.toJSON()) }),
        };
      },
    },
  };
}

/** The schema a federated subgraph serves: its own types and `_entities`. */
function withEntities(sdl: string): GraphQLSchema {
  const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
  const entities = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && type.astNode?.directives?.some(({ name }) => name.value === 'key'),
  );
  if (entities.length === 0) return schema;
  const federation = `
    scalar _Any
    union _Entity = ${entities.join(' | ')}
    extend type Query { _entities(representations: [_Any!]!): [_Entity]! }
  `;
  return extendSchema(schema, parse(federation), { assumeValidSDL: true });
}
