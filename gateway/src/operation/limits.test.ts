import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultLimits, type StagedServer, startStagedServer } from './testing/staged-server.ts';

let server: StagedServer;
beforeAll(async () => {
  server = await startStagedServer();
});
afterAll(() => server.close());

interface Limited {
  limit: string;
  most: number;
  /** A request with so many of what is limited, and little of all else. */
  ask: (count: number) => string | { query: string; operationName?: string; variables?: object };
  sentence: (count: number) => string;
}

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');
const nest = (levels: number, inner: string): string => (levels === 0 ? inner : `a { ${nest(levels - 1, inner)} }`);
/** A field of ten tokens and those of a list. */
const numbers = (count: number) => `list(ids: [${'1 '.repeat(count)}]) { b }`;

const limited: Limited[] = [
  {
    limit: 'OPERATION_LIMIT',
    most: 10,
    ask: (count) => ({ query: times(count, (i) => `query Q${i} { b }`), operationName: 'Q0' }),
    sentence: (count) => `The document holds ${count} operations`,
  },
  {
    limit: 'FRAGMENT_LIMIT',
    most: 100,
    ask: (count) =>
      `{ a { ${times(count, (i) => `...F${i}`)} } } ${times(count, (i) => `fragment F${i} on Query { b }`)}`,
    sentence: (count) => `The document defines ${count} fragments`,
  },
  {
    limit: 'FRAGMENT_DEPTH_LIMIT',
    most: 30,
    ask: (count) => `{ ...F } fragment F on Query { ${'... { '.repeat(count - 1)} b ${'} '.repeat(count - 1)} }`,
    sentence: (count) => `The operation has ${count} fragments within one another`,
  },
  {
    limit: 'ROOT_FIELD_LIMIT',
    most: 20,
    ask: (count) => `{ ...F b } fragment F on Query { ${'b '.repeat(count - 1)} }`,
    sentence: (count) => `The operation has ${count} root fields`,
  },
  {
    limit: 'BREADTH_LIMIT',
    most: 200,
    ask: (count) => `{ a { ...F ...F ${'b '.repeat(count - 100)} } } fragment F on Query { ${'b '.repeat(50)} }`,
    sentence: (count) => `A selection set has ${count} fields, fragments included`,
  },
  {
    limit: 'DEPTH_LIMIT',
    most: 12,
    ask: (count) => `{ a { ...F } } fragment F on Query { ${nest(count - 2, 'b')} }`,
    sentence: (count) => `The operation is ${count} levels deep`,
  },
  {
    limit: 'INTROSPECTION_DEPTH_LIMIT',
    most: 20,
    ask: (count) => `{ __type(name: "Query") ${'{ ofType '.repeat(count - 2)} { name } ${'}'.repeat(count - 2)} }`,
    sentence: (count) => `The introspection is ${count} levels deep`,
  },
  {
    limit: 'ALIAS_LIMIT',
    most: 30,
    ask: (count) =>
      `{ a { ...F a { ...F ${times(count - 20, (i) => `x${i}: b`)} } } } fragment F on Query { ${times(10, (i) => `y${i}: b`)} }`,
    sentence: (count) => `The operation has ${count} aliases, fragments included`,
  },
  {
    limit: 'DIRECTIVE_LIMIT',
    most: 50,
    ask: (count) =>
      `{ a { ...F ...F ${'b @skip(if: false) '.repeat(count - 20)} } } fragment F on Query { ${'b @skip(if: false) '.repeat(10)} }`,
    sentence: (count) => `The operation has ${count} directives, fragments included`,
  },
  {
    limit: 'FIELD_LIMIT',
    most: 2_000,
    ask: (count) =>
      `{ ${times(10, () => 'a { ...F }')} a { ${'b '.repeat(count - 1_911)} } } fragment F on Query { ${'b '.repeat(190)} }`,
    sentence: (count) => `The document asks for ${count} fields, fragments included`,
  },
  {
    limit: 'LIST_LIMIT',
    most: 1_000,
    ask: (count) => `{ list(ids: [${'1 '.repeat(count)}]) { b } }`,
    sentence: (count) => `A list or input object has ${count} entries`,
  },
  {
    limit: 'LIST_LIMIT',
    most: 1_000,
    ask: (count) => ({
      query: 'query ($ids: [Int]) { list(ids: $ids) { b } }',
      variables: { ids: new Array(count).fill(1) },
    }),
    sentence: (count) => `A list or input object has ${count} entries`,
  },
  {
    limit: 'INPUT_DEPTH_LIMIT',
    most: 10,
    ask: (count) => `{ list(input: ${'{ input: '.repeat(count - 1)} {} ${'}'.repeat(count - 1)}) { b } }`,
    sentence: (count) => `A value is ${count} lists or input objects deep`,
  },
  {
    limit: 'INPUT_DEPTH_LIMIT',
    most: 10,
    ask: (count) => ({
      query: 'query ($input: Input) { list(input: $input) { b } }',
      variables: { input: JSON.parse(`${'{"input":'.repeat(count - 1)}{}${'}'.repeat(count - 1)}`) },
    }),
    sentence: (count) => `A value is ${count} lists or input objects deep`,
  },
  {
    limit: 'PAGE_LIMIT',
    most: 1_000,
    ask: (count) => `{ list(last: ${count}) { b } }`,
    sentence: (count) => `A page of ${count} is asked for`,
  },
  {
    limit: 'PAGE_LIMIT',
    most: 1_000,
    ask: (count) => ({ query: 'query ($n: Int) { list(first: $n) { b } }', variables: { n: count } }),
    sentence: (count) => `A page of ${count} is asked for`,
  },
  {
    limit: 'PAGE_LIMIT',
    most: 1_000,
    ask: (count) => `query ($n: Int = ${count}) { list(first: $n) { b } }`,
    sentence: (count) => `A page of ${count} is asked for`,
  },
  {
    limit: 'TOKEN_LIMIT',
    most: 15_000,
    ask: (count) => `{ ${times(16, () => numbers(900))} x: ${numbers(count - 16 * 910 - 14)} } # no tokens`,
    sentence: () => 'The document has more than 15000 tokens',
  },
];

describe.each(limited)('$limit', ({ limit, most, ask, sentence }) => {
  it('is reached', async () => {
    const { status, body } = await server.send(ask(most));
    expect({ status, planned: server.takePlanned(), body }).toEqual({
      status: 200,
      planned: 1,
      body: { data: expect.anything() },
    });
  });

  it('is not passed, and nothing is planned', async () => {
    const { status, body } = await server.send(ask(most + 1));
    const message = `${sentence(most + 1)}; at most ${most} are allowed (${limit}).`;
    expect({ status, planned: server.takePlanned(), body }).toEqual({
      status: 400,
      planned: 0,
      body: { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] },
    });
  });
});

describe('introspection', () => {
  it('as GraphiQL does it is within the limits', async () => {
    const options = { schemaDescription: true, inputValueDeprecation: true, specifiedByUrl: true, oneOf: true };
    const { status, body } = await server.send(getIntrospectionQuery(options));
    expect({ status, body }).toEqual({ status: 200, body: { data: { __schema: expect.anything() } } });
    server.takePlanned();
  });

  it.each([
    ['an alias', `{ __schema: ${nest(12, 'b')} }`],
    ['a fragment', `{ ...__schema } fragment __schema on Query { ${nest(12, 'b')} }`],
    ['a field below the root', `{ a { __schema { ${nest(10, 'b')} } } }`],
    ['a type condition', `{ ... on __schema { ${nest(12, 'b')} } }`],
  ])('lends its depth to no other thing of its name: %s', async (_, query) => {
    const { status, body } = await server.send(query);
    const message = 'The operation is 13 levels deep; at most 12 are allowed (DEPTH_LIMIT).';
    expect({ status, planned: server.takePlanned(), body }).toEqual({
      status: 400,
      planned: 0,
      body: { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] },
    });
  });

  it('in circles is refused by validation', async () => {
    const { status, body } = await server.send(
      '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
    );
    expect({ status, planned: server.takePlanned() }).toEqual({ status: 400, planned: 0 });
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
  });
});

describe('fragments', () => {
  it('that contain themselves are refused by name', async () => {
    const { status, body } = await server.send('{ ...A } fragment A on Query { b ...B } fragment B on Query { ...A }');
    expect({ status, planned: server.takePlanned(), body }).toEqual({
      status: 400,
      planned: 0,
      body: {
        errors: [
          {
            message: 'The fragment "A" contains itself, by way of "B".',
            locations: [{ line: 1, column: 10 }],
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          },
        ],
      },
    });
  });

  it('that double at each step are refused without being written out', async () => {
    const steps = times(29, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
    const { status, body } = await server.send(`{ a { ...F0 } } ${steps} fragment F29 on Query { a { b } b }`);
    const message =
      'A selection set has more than 1000000000 fields, fragments included; at most 200 are allowed (BREADTH_LIMIT).';
    expect({ status, planned: server.takePlanned(), body }).toEqual({
      status: 400,
      planned: 0,
      body: { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] },
    });
  });
});

it('a document that is nested too deep to be read is refused', async () => {
  const generous = await startStagedServer({ limits: { ...defaultLimits, TOKEN_LIMIT: 1_000_000 } });
  const { status, body } = await generous.send(`{ ${'a {'.repeat(100_000)} b ${'}'.repeat(100_000)} }`);
  expect({ status, planned: generous.takePlanned(), body }).toEqual({
    status: 400,
    planned: 0,
    body: {
      errors: [
        { message: 'The document is nested too deep to be read.', extensions: { code: 'GRAPHQL_PARSE_FAILED' } },
      ],
    },
  });
  await generous.close();
});
