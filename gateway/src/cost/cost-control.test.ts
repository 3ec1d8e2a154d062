import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { buildASTSchema, parse } from 'graphql';
import { afterEach, expect, it } from 'vitest';
import type { GatewayContext } from '../context.ts';
import type { CostBudget, Verdict } from '../edge/budget.ts';
import type { OperationCheck } from '../operation/operation-check.ts';
import { hideValueCompletion } from '../respond/hide-value-completion.ts';
import { createCostControl } from './cost-control.ts';
import { createCostModel } from './create-cost-model.ts';
import { compose } from './testing/priced-graph.ts';

const supergraphSdl = compose(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@listSize"])
  type Query { things(first: Int): [Thing] @listSize(slicingArguments: ["first"]) broken: Thing }
  type Mutation { paint: Thing! }
  type Thing @cost(weight: 2) { id: ID }
`);
const model = createCostModel(supergraphSdl);
const context: GatewayContext = {
  viewer: {
    role: 'STRANGER',
    subject: null,
    scopes: [],
    jurisdiction: null,
    age: null,
    patientOf: null,
    caller: 'address:192.0.2.7',
  },
  policyClass: { role: 'STRANGER', jurisdiction: null, ageClass: 'UNKNOWN', isPatient: false },
};
const rootValue = {
  things: () => [{ id: 1 }, null, { id: 2 }],
  broken: () => {
    throw new Error('broken');
  },
  paint: () => null,
};

let server: ApolloServer<GatewayContext> | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** A budget that lets everything through that `left` allows and writes down what is asked of it. */
function writeDown(left = Number.POSITIVE_INFINITY) {
  const calls: [verb: 'take' | 'give back', caller: string, points: number][] = [];
  const standing = { budget: 'cost' as const, limit: 1_000, windowS: 60, remaining: left, resetS: 9 };
  const budget: CostBudget = {
    async take(caller, points): Promise<Verdict> {
      calls.push(['take', caller, points]);
      return points <= left ? { kind: 'allowed', standing: null } : { kind: 'denied', standing };
    },
    async giveBack(caller, points) {
      calls.push(['give back', caller, points]);
    },
  };
  return { budget, calls };
}

function runChecks(
  checks: readonly OperationCheck[],
  headers: Map<string, string>,
): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue: context }) {
          if (!operation) throw new TypeError('Every document here holds one operation.');
          const addHeader = (name: string, value: string) => void headers.set(name, value);
          const variables = request.variables ?? {};
          for (const check of checks) await check({ schema, document, operation, variables, context, addHeader });
        },
      };
    },
  };
}

interface AskOptions {
  budget?: CostBudget;
  limit?: number;
  /** A check after that of the cost. */
  later?: OperationCheck;
  /** Further plugins, before or after the report. */
  before?: ApolloServerPlugin<GatewayContext>[];
  after?: ApolloServerPlugin<GatewayContext>[];
}

async function ask(query: string, { budget, limit = 100, later = () => {}, before = [], after = [] }: AskOptions = {}) {
  const headers = new Map<string, string>();
  const { check, report } = createCostControl({ modelOf: () => model, limit, budget });
  server = new ApolloServer<GatewayContext>({
    schema: buildASTSchema(parse(supergraphSdl)),
    rootValue,
    introspection: true,
    plugins: [...before, runChecks([check, later], headers), report, ...after],
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    includeStacktraceInErrorResponses: false,
  });
  const { body, http } = await server.executeOperation({ query }, { contextValue: context });
  if (body.kind !== 'single') throw new TypeError('Answers are whole.');
  const { data, errors, extensions } = body.singleResult;
  return {
    data,
    errors: errors?.map(({ message, extensions }) => ({ message, extensions })),
    extensions,
    http,
    headers,
  };
}

it('says what an answer may have cost and what it did, and gives back the rest', async () => {
  const { budget, calls } = writeDown();
  const { data, extensions } = await ask('{ things(first: 10) { id } }', { budget });
  expect({ data: { ...data }, extensions }).toEqual({
    data: { things: [{ id: '1' }, null, { id: '2' }] },
    extensions: { cost: { estimated: 20, actual: 4, limit: 100 } },
  });
  expect(calls).toEqual([
    ['take', 'address:192.0.2.7', 20],
    ['give back', 'address:192.0.2.7', 16],
  ]);
});

it('lets through what costs as much as is allowed, and refuses more before anything is taken', async () => {
  const { budget, calls } = writeDown();
  const allowed = await ask('{ things(first: 10) { id } }', { budget, limit: 20 });
  const refused = await ask('{ things(first: 10001) { id } }', { budget, limit: 20_000 });
  expect(allowed.errors).toBeUndefined();
  expect(refused).toMatchObject({ data: undefined, extensions: undefined, http: { status: 400 } });
  expect(refused.errors).toEqual([
    {
      message: 'The operation may cost 20,002; at most 20,000 are allowed (COST_LIMIT).',
      extensions: { code: 'COST_LIMIT_EXCEEDED', cost: { estimated: 20_002, limit: 20_000 } },
    },
  ]);
  expect(calls.filter(([verb]) => verb === 'take')).toHaveLength(1);
});

it('refuses with RATE_LIMITED what the budget has no room for, and says where the caller stands', async () => {
  const { budget, calls } = writeDown(19);
  const { data, errors, extensions, http, headers } = await ask('{ things(first: 10) { id } }', { budget });
  expect({ data, extensions, status: http.status, retryAfter: http.headers.get('retry-after') }).toEqual({
    data: undefined,
    extensions: undefined,
    status: 429,
    retryAfter: '9',
  });
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['RATE_LIMITED']);
  expect(Object.fromEntries(headers)).toEqual({
    'ratelimit-policy': '"cost";q=1000;w=60',
    ratelimit: '"cost";r=19;t=9',
  });
  expect(calls).toEqual([['take', 'address:192.0.2.7', 20]]);
});

it('gives back all of a field that failed, and all but the base of a mutation that did', async () => {
  const query = writeDown();
  const broken = await ask('{ broken { id } }', { budget: query.budget });
  expect(broken.extensions).toEqual({ cost: { estimated: 2, actual: 0, limit: 100 } });
  expect(query.calls).toContainEqual(['give back', 'address:192.0.2.7', 2]);

  const mutation = writeDown();
  const failed = await ask('mutation { paint { id } }', { budget: mutation.budget });
  expect({ data: failed.data, extensions: failed.extensions }).toEqual({
    data: null,
    extensions: { cost: { estimated: 12, actual: 10, limit: 100 } },
  });
  expect(mutation.calls).toContainEqual(['give back', 'address:192.0.2.7', 2]);
});

it('gives back all, and says nothing, when a later check refuses what was let through', async () => {
  const { budget, calls } = writeDown();
  const later: OperationCheck = () => {
    throw new Error('refused');
  };
  const { data, extensions } = await ask('{ things(first: 10) { id } }', { budget, later });
  expect({ data, extensions }).toEqual({ data: undefined, extensions: undefined });
  expect(calls).toEqual([
    ['take', 'address:192.0.2.7', 20],
    ['give back', 'address:192.0.2.7', 20],
  ]);
});

it('says nothing of what can cost nothing', async () => {
  const { budget, calls } = writeDown();
  const { errors, extensions } = await ask('{ __schema { queryType { name } } __typename }', { budget });
  expect({ errors, extensions }).toEqual({ errors: undefined, extensions: undefined });
  expect(calls).toEqual([['take', 'address:192.0.2.7', 0]]);
});

it('refuses no operation where the limit is 0', async () => {
  const { extensions } = await ask('{ things(first: 1000000000) { id } }', { limit: 0 });
  expect(extensions).toEqual({ cost: { estimated: 2_000_000_000, actual: 4, limit: 0 } });
});

it.each([
  ['before', { before: [hideValueCompletion()] }],
  ['after', { after: [hideValueCompletion()] }],
])('keeps what is said of the cost with value completion hidden %s it', async (_, plugins) => {
  const { extensions } = await ask('{ things(first: 3) { id } }', plugins);
  expect(extensions).toEqual({ cost: { estimated: 6, actual: 4, limit: 100 } });
});

it('leaves what others say in the extensions', async () => {
  const other: ApolloServerPlugin<GatewayContext> = {
    requestDidStart: async () => ({
      async willSendResponse({ response: { body } }) {
        if (body.kind === 'single') body.singleResult.extensions = { other: true };
      },
    }),
  };
  const { extensions } = await ask('{ things(first: 3) { id } }', { before: [other] });
  expect(extensions).toEqual({ other: true, cost: { estimated: 6, actual: 4, limit: 100 } });
});
