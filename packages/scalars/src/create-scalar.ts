import { inspect } from 'node:util';
import { GraphQLError, GraphQLScalarType, type ValueNode, valueFromASTUntyped } from 'graphql';

interface ScalarOptions<Internal> {
  name: string;
  /** Completes "`name` must be …": `a number from 0 to 100`. */
  expected: string;
  /** The value resolvers work with, from JSON; undefined refuses it. */
  parse: (value: unknown) => Internal | undefined;
  /** What goes into the response, from a resolver's value; undefined refuses it. Default: `parse`. */
  print?: (value: unknown) => Internal | string | number | undefined;
}

/**
 * A scalar that checks both ways. A bad input is the client's (`BAD_USER_INPUT`); a bad output is a defect of the
 * resolver and thrown as a plain error.
 */
export function createScalar<Internal>(options: ScalarOptions<Internal>): GraphQLScalarType {
  const { name, expected, parse, print = parse } = options;
  const read = (value: unknown, node?: ValueNode): Internal => {
    const parsed = parse(value);
    if (parsed !== undefined) return parsed;
    throw new GraphQLError(`${name} must be ${expected}; got ${show(value)}.`, {
      extensions: { code: 'BAD_USER_INPUT' },
      ...(node && { nodes: node }),
    });
  };
  return new GraphQLScalarType({
    name,
    parseValue: (value) => read(value),
    parseLiteral: (node, variables) => read(valueFromASTUntyped(node, variables), node),
    serialize: (value) => {
      const printed = print(value);
      if (printed !== undefined) return printed;
      throw new TypeError(`A resolver's ${name} must be ${expected}; got ${show(value)}.`);
    },
  });
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
  return inspect(value, { breakLength: Number.POSITIVE_INFINITY, depth: 1, maxArrayLength: 3, maxStringLength: 100 });
}
