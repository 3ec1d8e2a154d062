import type { GraphQLScalarType } from 'graphql';
import { createScalar } from './create-scalar.ts';

/** A scalar whose value is a text, the same inside and outside. */
export function textScalar(name: string, expected: string, isValid: (text: string) => boolean): GraphQLScalarType {
  return createScalar({
    name,
    expected,
    parse: (value) => (typeof value === 'string' && isValid(value) ? value : undefined),
  });
}
