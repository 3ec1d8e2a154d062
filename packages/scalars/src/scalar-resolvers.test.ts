import { readFileSync } from 'node:fs';
import { buildSchema, execute, GraphQLError, type GraphQLScalarType, Kind, parse, parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { scalarResolvers } from './scalar-resolvers.ts';

const shared = parse(readFileSync(new URL('../../../schema/shared.graphql', import.meta.url), 'utf8'));

function scalar(name: string): GraphQLScalarType {
  const found = scalarResolvers[name];
  if (!found) throw new TypeError(`There is no scalar ${name}.`);
  return found;
}

/** What came of reading a variable's value: the value, or the error's message and code. */
function read(name: string, value: unknown): unknown {
  try {
    return scalar(name).parseValue(value);
  } catch (error) {
    return error instanceof GraphQLError ? `${error.extensions.code}: ${error.message}` : error;
  }
}

it('covers every scalar the shared schema declares, under its own name', () => {
  const declared = shared.definitions.flatMap((definition) =>
    definition.kind === Kind.SCALAR_TYPE_DEFINITION ? [definition.name.value] : [],
  );
  expect(Object.keys(scalarResolvers).sort()).toEqual(declared.sort());
  expect(Object.values(scalarResolvers).map(({ name }) => name)).toEqual(Object.keys(scalarResolvers));
});

describe('a value in range', () => {
  it.each([
    ['Percent', [0, 22.4, 100]],
    ['Grams', [0, 3.5]],
    ['Milligrams', [0, 1e300]],
    ['Kilometers', [0, 40.2]],
    ['Celsius', [-273.15, 167]],
    ['Milliseconds', [0, 0.25]],
    ['Latitude', [-90, 39.74, 90]],
    ['Longitude', [-180, -104.99, 180]],
    ['MinorUnits', [0, 3500, 9_007_199_254_740_991]],
    ['CurrencyCode', ['USD', 'CAD']],
    ['CountryCode', ['US', 'CA']],
    ['JurisdictionCode', ['US-CO', 'CA-ON', 'DE-BE']],
    ['Date', ['2026-11-22', '2024-02-29', '0001-01-01']],
    ['LocalTime', ['00:00', '09:30', '23:59']],
    ['TimeZone', ['America/Denver', 'UTC', 'Asia/Calcutta', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5']],
    ['CasNumber', ['123-35-3', '5989-27-5', '1972-08-3', '7732-18-5']],
    ['URL', ['https://example.org/a?b=c#d', 'http://127.0.0.1:4000']],
  ])('%s is the same inside and outside', (name, values) => {
    expect(values.map((value) => scalar(name).parseValue(value))).toEqual(values);
    expect(values.map((value) => scalar(name).serialize(value))).toEqual(values);
  });
});

describe('a value out of range', () => {
  it.each([
    ['Percent', [140, -0.1, 100.000001, Number.NaN, Number.POSITIVE_INFINITY, '5', null, true, [5]]],
    ['Grams', [-0.1, Number.POSITIVE_INFINITY, '1g']],
    ['Milligrams', [-1, '10']],
    ['Kilometers', [-1, '5 km']],
    ['Celsius', [-273.16, '20']],
    ['Milliseconds', [-1, '100']],
    ['Latitude', [90.1, -90.1, '39']],
    ['Longitude', [180.1, -180.1, '39']],
    ['MinorUnits', [-1, 0.5, 9_007_199_254_740_992, '100']],
    ['CurrencyCode', ['usd', 'US', 'ZZZ', 840]],
    ['CountryCode', ['us', 'USA', 'ZZ', 'EU', '']],
    ['JurisdictionCode', ['US-ZZ', 'ZZ-1', 'ON', 'US-', 'US-CO-1', '', 8]],
    ['Date', ['2026-02-30', '2026-13-01', '2026-1-1', '22.11.2026', '2026-11-22T00:00:00Z', 20261122]],
    ['LocalTime', ['24:00', '9:30', '12:60', '09:30:00', 930]],
    ['TimeZone', ['Denver', '+02:00', 'America/Nowhere', '', 'PST8PDTX']],
    ['CasNumber', ['123-35-4', '0123-35-3', '12335-3', '123-35-3 ', 123353]],
    ['URL', ['example.org', '/a', 'ftp://example.org', 'javascript:alert(1)', ' https://example.org', 'https://']],
  ])('%s is refused as bad input', (name, values) => {
    for (const value of values) expect(read(name, value)).toMatch(/^BAD_USER_INPUT: \w+ must be .+; got .+\.$/s);
  });

  it('is told what was expected and what came', () => {
    expect([read('Percent', 140), read('Date', '2026-02-30'), read('URL', { a: { b: { c: 1 } } })]).toEqual([
      'BAD_USER_INPUT: Percent must be a number from 0 to 100; got 140.',
      'BAD_USER_INPUT: Date must be a calendar date, such as "2026-11-22"; got "2026-02-30".',
      'BAD_USER_INPUT: URL must be an absolute http or https address; got { a: { b: [Object] } }.',
    ]);
  });

  it('is shown shortened when it is long', () => {
    const start = 'x'.repeat(100);
    expect(read('URL', 'x'.repeat(10_000))).toBe(
      `BAD_USER_INPUT: URL must be an absolute http or https address; got "${start}…".`,
    );
  });
});

describe('a literal', () => {
  it.each([
    ['Percent', '5', 5],
    ['Percent', '5.5', 5.5],
    ['CurrencyCode', '"USD"', 'USD'],
    ['JurisdictionCode', '"co"', 'US-CO'],
  ])('of %s may be %s', (name, text, expected) => {
    expect(scalar(name).parseLiteral(parseValue(text))).toBe(expected);
  });

  it.each([
    ['Percent', '"5"'],
    ['Percent', '140'],
    ['CurrencyCode', 'USD'.toLowerCase()],
    ['MinorUnits', '9007199254740993'],
  ])('of %s may not be %s', (name, text) => {
    expect(() => scalar(name).parseLiteral(parseValue(text))).toThrow(`${name} must be `);
  });

  it('that is refused is located', () => {
    const node = parseValue('  140');
    expect(() => scalar('Percent').parseLiteral(node)).toThrow(expect.objectContaining({ nodes: [node] }));
  });
});

it('calls a bad value from a resolver a defect, not bad input', async () => {
  const schema = buildSchema('scalar Percent type Query { thc: Percent }');
  Object.assign(schema.getType('Percent') ?? {}, { serialize: scalar('Percent').serialize });
  const { errors } = await execute({ schema, document: parse('{ thc }'), rootValue: { thc: 140 } });
  expect(errors?.map(({ message, path, extensions }) => ({ message, path, extensions }))).toEqual([
    { message: "A resolver's Percent must be a number from 0 to 100; got 140.", path: ['thc'], extensions: {} },
  ]);
});

it('answers the 64-bit amounts a database gives as numbers', () => {
  expect(scalar('MinorUnits').serialize(3500n)).toBe(3500);
  expect(() => scalar('MinorUnits').serialize(9_007_199_254_740_992n)).toThrow('MinorUnits must be ');
});
