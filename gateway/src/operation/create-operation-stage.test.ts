import { createHash } from 'node:crypto';
import { GraphError } from '@weedhounds/errors';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OperationRequest } from './operation-check.ts';
import { type StagedServer, startStagedServer } from './testing/staged-server.ts';

let server: StagedServer;
let hidden: StagedServer;
/** What the checks were asked, in order, with the check's name. */
let checked: [string, OperationRequest][] = [];
let refusal: unknown;

beforeAll(async () => {
  server = await startStagedServer({
    checks: [
      async (request) => {
        checked.push(['first', request]);
        request.addHeader('x-cost', '7');
        await Promise.resolve();
        if (refusal !== undefined) throw refusal;
      },
      (request) => void checked.push(['second', request]),
    ],
  });
  hidden = await startStagedServer({ hideSchema: true });
});
afterAll(() => Promise.all([server.close(), hidden.close()]));
beforeEach(() => {
  checked = [];
  refusal = undefined;
  server.takePlanned();
  hidden.takePlanned();
});

/** A refusal before planning, and before any check. */
async function refused(request: unknown): Promise<unknown> {
  const { status, body } = await server.send(request);
  expect({ status, planned: server.takePlanned(), checked }).toEqual({ status: 400, planned: 0, checked: [] });
  return body;
}

describe('a document that does not fit the schema', () => {
  const unknown = (name: string, column: number) => ({
    message: `Cannot query field "${name}" on type "Query".`,
    locations: [{ line: 1, column }],
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });

  it('is refused with all that is wrong with it, each time', async () => {
    const query = '{ xxxxx yyyyy b }';
    const expected = { errors: [unknown('xxxxx', 3), unknown('yyyyy', 9)] };
    expect(await refused(query)).toEqual(expected);
    expect(await refused(query)).toEqual(expected);
  });

  it('is refused with the one thing that is wrong with it', async () => {
    expect(await refused('{ xxxxx }')).toEqual({ errors: [unknown('xxxxx', 3)] });
  });

  it.each(['{ xxxxx yyyyy }', '{ xxxxx }'])('does not become a persisted query: %s', async (query) => {
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect(await refused({ query, extensions })).toMatchObject({
      errors: [{ message: unknown('xxxxx', 3).message }, ...(query.includes('y') ? [{}] : [])],
    });
    const { body } = await server.send({ extensions });
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
  });

  it('is held against the limits first', async () => {
    expect(await refused(`{ ${'xxxxx '.repeat(4_000)} }`)).toEqual({
      errors: [
        {
          message: 'The operation has 4000 root fields; at most 20 are allowed (ROOT_FIELD_LIMIT).',
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
  });
});

describe('an operation that fits the schema and is not run', () => {
  it.each([
    ['a subscription', 'subscription { b }', 'Subscriptions are not supported: send a query or a mutation.', 1],
    ['@defer', '{ b ... @defer { b } }', '@defer is not supported: every answer is sent whole. Leave it out.', 9],
  ])('%s', async (_, query, message, column) => {
    const error = { message, locations: [{ line: 1, column }], extensions: { code: 'BAD_REQUEST' } };
    expect(await refused(query)).toEqual({ errors: [error] });
  });

  it.each([
    ['C', 'The document holds no operation named "C".'],
    [undefined, 'The document holds several operations: operationName must say which to run.'],
  ])('one that is not there: %s', async (operationName, message) => {
    const body = await refused({ query: 'query A { b } query B { b }', operationName });
    expect(body).toEqual({ errors: [{ message, extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }] });
  });

  it('one of several in an array', async () => {
    expect(await refused([{ query: '{ b }' }, { query: '{ b }' }])).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
    expect(await refused([{ query: '{ b }' }])).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('one with variables that do not fit', async () => {
    const query = 'query ($first: Int!, $ids: [Int]) { list(first: $first, ids: $ids) { b } }';
    expect(await refused({ query, variables: { ids: ['x'] } })).toEqual({
      errors: [
        {
          message: 'Variable "$first" of required type "Int!" was not provided.',
          locations: [{ line: 1, column: 8 }],
          extensions: { code: 'BAD_USER_INPUT', argument: ['first'] },
        },
        {
          message: 'Variable "$ids" got invalid value "x" at "ids[0]"; Int cannot represent non-integer value: "x"',
          locations: [{ line: 1, column: 22 }],
          extensions: { code: 'BAD_USER_INPUT', argument: ['ids'] },
        },
      ],
    });
  });
});

describe('the checks', () => {
  it('are asked one after the other, with the request and its viewer', async () => {
    const request = {
      query: 'query A { b } query B($n: Int) { list(first: $n) { b } }',
      operationName: 'B',
      variables: { n: 1 },
    };
    const { status, headers, body } = await server.send(request, 'OPERATOR');
    expect({ status, cost: headers.get('x-cost'), body }).toEqual({
      status: 200,
      cost: '7',
      body: { data: { list: null } },
    });
    expect(checked.map(([name]) => name)).toEqual(['first', 'second']);
    const [, { operation, variables, context, document }] = checked[0] ?? expect.fail();
    expect({ name: operation.name?.value, variables, role: context.viewer.role }).toEqual({
      name: 'B',
      variables: { n: 1 },
      role: 'OPERATOR',
    });
    expect(document.definitions).toContain(operation);
  });

  it.each([
    ['FORBIDDEN', 403],
    ['COST_LIMIT_EXCEEDED', 400],
    ['RATE_LIMITED', 429],
  ] as const)('refuse with the status of %s, and headers', async (code, status) => {
    refusal = new GraphError(code, 'No.', { extensions: { reason: 'why' } });
    const answer = await server.send('{ b }');
    expect({ status: answer.status, cost: answer.headers.get('x-cost'), body: answer.body }).toEqual({
      status,
      cost: '7',
      body: { errors: [{ message: 'No.', extensions: { code, reason: 'why' } }] },
    });
    expect({ planned: server.takePlanned(), checks: checked.length }).toEqual({ planned: 0, checks: 1 });
  });
});

describe('a schema that is hidden', () => {
  const introspection = { query: getIntrospectionQuery() };
  const misspelt = '{ lisst { b } }';
  const level = { query: 'query ($level: Level) { at(level: $level) }', variables: { level: 'LOWES' } };
  const messages = async (request: unknown, role: 'STRANGER' | 'MEMBER' | 'OPERATOR') => {
    const { status, body } = await hidden.send(request, role);
    const { errors = [] } = body as { errors?: { message: string; extensions: { code: string } }[] };
    return { status, errors: errors.map(({ message, extensions }) => `${extensions.code}: ${message}`) };
  };

  it('is not shown to strangers, wherever they ask for it', async () => {
    const withheld = (name: string) =>
      `GRAPHQL_VALIDATION_FAILED: The schema is not shown to strangers: leave out ${name}, or send a token.`;
    expect(await messages(introspection, 'STRANGER')).toEqual({ status: 400, errors: [withheld('__schema')] });
    const query = '{ ...F b } fragment F on Query { ... { c: __type(name: "Query") { name } } }';
    expect(await messages(query, 'STRANGER')).toEqual({ status: 400, errors: [withheld('__type')] });
    expect(hidden.takePlanned()).toBe(0);
    expect(await messages('{ __typename }', 'STRANGER')).toEqual({ status: 200, errors: [] });
  });

  it.each(['MEMBER', 'OPERATOR'] as const)(
    'is shown to a %s, also right after a stranger asked the same',
    async (role) => {
      await messages(introspection, 'STRANGER');
      expect(await messages(introspection, role)).toEqual({ status: 200, errors: [] });
    },
  );

  it('is not given away by suggestions', async () => {
    const field = 'GRAPHQL_VALIDATION_FAILED: Cannot query field "lisst" on type "Query".';
    expect(await messages(misspelt, 'STRANGER')).toEqual({ status: 400, errors: [field] });
    expect(await messages(misspelt, 'OPERATOR')).toEqual({ status: 400, errors: [`${field} Did you mean "list"?`] });
    const value =
      'BAD_USER_INPUT: Variable "$level" got invalid value "LOWES"; Value "LOWES" does not exist in "Level" enum.';
    expect(await messages(level, 'STRANGER')).toEqual({ status: 400, errors: [value] });
    expect(await messages(level, 'OPERATOR')).toEqual({
      status: 400,
      errors: [`${value} Did you mean the enum value "LOWEST"?`],
    });
  });
});

it('a schema that is not hidden is shown to strangers', async () => {
  expect((await server.send(getIntrospectionQuery())).status).toBe(200);
});
