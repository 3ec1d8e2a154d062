import {
  execute,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { CostRequest } from '../create-cost-model.ts';

interface AnswerOptions {
  /** Chooses a whole number from 0 to `most`. */
  choose: (most: number) => number;
  /** True: no null, and every list as long as it may be. */
  isFull: boolean;
}

interface Source {
  __typename: string;
  /** The length of the lists that the field above gives a size. */
  length: number;
}

const scalars: Readonly<Record<string, unknown>> = { Int: 1, Colour: 'RED', Boolean: true };

/** What graphql-js answers to an operation over the priced graph when no list is longer than it is declared. */
export function answer(schema: GraphQLSchema, request: CostRequest, { choose, isFull }: AnswerOptions): unknown {
  const declared: Readonly<Record<string, number>> = { bulbs: 3, found: 6, search: 3, colours: 2 };
  const mostOf = (type: string, field: string, args: Record<string, unknown>, source: Source): number => {
    if (field === 'edges' || field === 'nodes') return source.length;
    const slicing = [args.first, args.last].filter((value) => typeof value === 'number');
    if (slicing.length > 0) return Math.max(...slicing);
    return field === 'page' ? 8 : type === 'Owner' && field === 'things' ? 0 : (declared[field] ?? 10);
  };

  const pickValue = (type: GraphQLOutputType, most: number): unknown => {
    if (isNonNullType(type)) return present(type.ofType, most);
    return !isFull && choose(4) === 0 ? null : present(type, most);
  };
  const present = (type: GraphQLOutputType, most: number): unknown => {
    if (isListType(type)) {
      const length = isFull ? most : choose(Math.min(most, 3));
      return Array.from({ length }, () => pickValue(type.ofType, 10));
    }
    const named = getNamedType(type);
    if (!isCompositeType(named)) return scalars[named.name] ?? 'text';
    const possible = isAbstractType(named) ? schema.getPossibleTypes(named) : [named];
    const chosen = possible[choose(possible.length - 1)];
    return { __typename: chosen?.name ?? '', length: most } satisfies Source;
  };
  const fieldResolver: GraphQLFieldResolver<Source, unknown> = (
    source,
    args,
    _,
    { parentType, fieldName, returnType },
  ) => pickValue(returnType, mostOf(parentType.name, fieldName, args, source));

  const { document, operation, variables } = request;
  const operationName = operation.name?.value;
  const result = execute({
    schema,
    document,
    ...(operationName !== undefined && { operationName }),
    variableValues: variables,
    fieldResolver,
    rootValue: {},
  });
  if (result instanceof Promise) throw new TypeError('Nothing here is asynchronous.');
  const [error] = result.errors ?? [];
  if (error) throw error;
  return result.data;
}
