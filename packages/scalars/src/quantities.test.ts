import fc from 'fast-check';
import { parseValue } from 'graphql';
import { expect, it } from 'vitest';
import { Celsius, Grams, Kilometers, Latitude, Longitude, Milligrams, Milliseconds, Percent } from './quantities.ts';

const bounds = [
  [Percent, 0, 100],
  [Grams, 0, Number.MAX_VALUE],
  [Milligrams, 0, Number.MAX_VALUE],
  [Kilometers, 0, Number.MAX_VALUE],
  [Milliseconds, 0, Number.MAX_VALUE],
  [Celsius, -273.15, Number.MAX_VALUE],
  [Latitude, -90, 90],
  [Longitude, -180, 180],
] as const;

it.each(bounds)('%s takes exactly the finite numbers within its bounds', (scalar, min, max) => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.double({ min: -400, max: 400 })), (value) => {
      if (value >= min && value <= max) expect(scalar.parseValue(value)).toBe(value);
      else expect(() => scalar.parseValue(value)).toThrow(`${scalar.name} must be a number`);
    }),
  );
});

it.each(bounds)('%s reads a literal as it reads a variable', (scalar, min, max) => {
  fc.assert(
    fc.property(fc.double({ min, max, noNaN: true }), (value) => {
      expect(scalar.parseLiteral(parseValue(JSON.stringify(value)))).toBe(JSON.parse(JSON.stringify(value)));
    }),
  );
});
