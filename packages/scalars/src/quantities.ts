import type { GraphQLScalarType } from 'graphql';
import { createScalar } from './create-scalar.ts';

/** A finite number between two bounds, both allowed. */
function numberScalar(name: string, expected: string, min: number, max = Number.MAX_VALUE): GraphQLScalarType {
  return createScalar({
    name,
    expected,
    parse: (value) => (typeof value === 'number' && value >= min && value <= max ? value : undefined),
  });
}

export const Percent = numberScalar('Percent', 'a number from 0 to 100', 0, 100);
export const Grams = numberScalar('Grams', 'a number of grams, 0 or more', 0);
export const Milligrams = numberScalar('Milligrams', 'a number of milligrams, 0 or more', 0);
export const Kilometers = numberScalar('Kilometers', 'a number of kilometres, 0 or more', 0);
export const Celsius = numberScalar('Celsius', 'a number of degrees Celsius, -273.15 or more', -273.15);
export const Milliseconds = numberScalar('Milliseconds', 'a number of milliseconds, 0 or more', 0);
export const Latitude = numberScalar('Latitude', 'a number of degrees from -90 to 90', -90, 90);
export const Longitude = numberScalar('Longitude', 'a number of degrees from -180 to 180', -180, 180);
