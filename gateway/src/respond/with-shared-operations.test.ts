import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { GraphQLAnswer } from '@weedhounds/http';
import { policyClassKey, policyClassOf, type Role } from '@weedhounds/policy';
import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import type { GatewayContext } from '../context.ts';
import type { CostBudget } from '../edge/budget.ts';
import type { PreparedOperation } from '../prepare/prepare-operation.ts';
import { OperationFacts } from './operation-facts.ts';
import { withSharedOperations } from './with-shared-operations.ts';

const estimated = 10;
const used = 4;

let runs: { context: GatewayContext; answer: () => void }[];
let balance: Map<string, number>;
let facts: OperationFacts;
let writes: number;
/** Callers who may use nothing more. */
let broke: Set<string>;
let runner: ReturnType<typeof withSharedOperations>;

function prepared(query: string): PreparedOperation {
  return {
    kind: query.startsWith('mutation') ? 'mutation' : 'query',
    scope: query.includes('mine') ? 'PRIVATE' : 'PUBLIC',
    bytes: 1,
    run: async () => ({ data: {}, errors: [] }),
  };
}

/** Answers, when it is let, with what an answer may depend on. */
async function execute(request: HTTPGraphQLRequest, given: GatewayContext): Promise<GraphQLAnswer> {
  // As Apollo Server does.
  const context = { ...given };
  const { query = '', variables } = request.body as { query?: string; variables?: unknown };
  await new Promise<void>((resolve) => runs.push({ context, answer: resolve }));
  const { role, subject, caller } = context.viewer;
  const isRefused = broke.has(caller);
  if (!isRefused) facts.noteExecution(context, prepared(query));
  const seen = { query, variables, role, subject: query.includes('mine') ? subject : undefined };
  return {
    status: isRefused ? 429 : 200,
    headers: new HeaderMap([['ratelimit', `"cost";r=${caller}`]]),
    body: { kind: 'complete', string: JSON.stringify({ data: seen }) },
  };
}

beforeEach(() => {
  runs = [];
  balance = new Map();
  broke = new Set();
  facts = new OperationFacts();
  writes = 0;
  const add = (caller: string, points: number) => balance.set(caller, (balance.get(caller) ?? 0) + points);
  const budget: CostBudget = {
    async take(caller, points) {
      const standing = { budget: 'cost' as const, limit: 100, windowS: 60, remaining: 0, resetS: 1 };
      if (broke.has(caller)) return { kind: 'denied', standing };
      add(caller, points);
      return { kind: 'allowed', standing };
    },
    async giveBack(caller, points) {
      add(caller, -points);
    },
  };
  runner = withSharedOperations(
    {
      executeHTTPGraphQLRequest: async ({ httpGraphQLRequest, context }) =>
        execute(httpGraphQLRequest, await context()) as never,
    },
    {
      facts,
      viewerKeyOf: ({ policyClass }) => policyClassKey(policyClass),
      spentOf: () => ({ estimated, used }),
      budget,
      writes: () => writes,
    },
  );
});

function viewerOf(
  subject: string | null,
  role: Role = subject ? 'MEMBER' : 'STRANGER',
  { signal } = new AbortController(),
): GatewayContext {
  return {
    viewer: {
      role,
      subject,
      scopes: [],
      jurisdiction: null,
      age: null,
      patientOf: null,
      caller: subject ?? 'address',
    },
    policyClass: policyClassOf({ role, jurisdiction: null, age: null, patientOf: null }),
    signal,
  };
}

async function send(context: GatewayContext, body: object, method = 'POST') {
  const headers = new HeaderMap([['content-type', 'application/json']]);
  const httpGraphQLRequest = { method, headers, search: '', body };
  const {
    status = 200,
    headers: answered,
    body: sent,
  } = await runner.executeHTTPGraphQLRequest({
    httpGraphQLRequest,
    context: async () => context,
  });
  const text = sent.kind === 'bytes' ? sent.bytes.toString('utf8') : sent.kind === 'complete' ? sent.string : '';
  return { status, data: (JSON.parse(text) as { data: unknown }).data, ratelimit: answered.get('ratelimit'), sent };
}

/** Lets all that runs answer, and what runs because of it. */
async function answerAll(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    for (const { answer } of runs) answer();
  }
}

/** Makes the operation known. */
async function introduce(context: GatewayContext, query: string): Promise<void> {
  const first = send(context, { query });
  await answerAll();
  await first;
  runs.splice(0);
  balance.clear();
}

it('runs a known operation once for all who ask for it at the same time, with the same bytes for all', async () => {
  await introduce(viewerOf('a'), '{ shop }');
  const answers = ['a', 'b', 'c'].map((subject) => send(viewerOf(subject), { query: '{ shop }' }));
  await answerAll();
  const [first, ...others] = await Promise.all(answers);
  expect(runs).toHaveLength(1);
  expect(others.map(({ data }) => data)).toEqual([first?.data, first?.data]);
  expect(new Set(others.map(({ sent }) => sent.kind === 'bytes' && sent.bytes)).size).toBe(1);
});

it('runs an operation that nobody has run before for each who asks', async () => {
  const answers = ['a', 'b'].map((subject) => send(viewerOf(subject), { query: '{ shop }' }));
  await answerAll();
  await Promise.all(answers);
  expect(runs).toHaveLength(2);
});

it('takes the cost from each who joins, and tells each the standing of nobody else', async () => {
  await introduce(viewerOf('a'), '{ shop }');
  const answers = ['a', 'b'].map((subject) => send(viewerOf(subject), { query: '{ shop }' }));
  await answerAll();
  const [first, second] = await Promise.all(answers);
  expect(balance).toEqual(new Map([['b', used]]));
  expect([first?.ratelimit, second?.ratelimit]).toEqual(['"cost";r=a', '"cost";r=0;t=1']);
});

it('lets one who cannot pay be refused alone, and others run when the first is refused', async () => {
  await introduce(viewerOf('a'), '{ shop }');
  broke.add('a');
  const answers = ['a', 'b', 'c'].map((subject) => send(viewerOf(subject), { query: '{ shop }' }));
  await answerAll();
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([429, 200, 200]);
  broke.clear();
  broke.add('b');
  const next = ['a', 'b'].map((subject) => send(viewerOf(subject), { query: '{ shop }' }));
  await answerAll();
  expect((await Promise.all(next)).map(({ status }) => status)).toEqual([200, 429]);
});

it('does not join what began before a write', async () => {
  await introduce(viewerOf('a'), '{ shop }');
  const before = send(viewerOf('a'), { query: '{ shop }' });
  await new Promise((resolve) => setImmediate(resolve));
  writes++;
  const after = send(viewerOf('b'), { query: '{ shop }' });
  await answerAll();
  await Promise.all([before, after]);
  expect(runs).toHaveLength(2);
});

it('goes on for those who wait when the first has left, and ends when all have', async () => {
  await introduce(viewerOf('a'), '{ shop }');
  const leaving = new AbortController();
  const first = send(viewerOf('a', 'MEMBER', leaving), { query: '{ shop }' });
  const second = send(viewerOf('b'), { query: '{ shop }' });
  await new Promise((resolve) => setImmediate(resolve));
  leaving.abort();
  await expect(first).rejects.toThrow('aborted');
  expect(runs[0]?.context.signal?.aborted).toBe(false);
  await answerAll();
  expect((await second).status).toBe(200);

  const alone = new AbortController();
  const third = send(viewerOf('a', 'MEMBER', alone), { query: '{ shop }' });
  await new Promise((resolve) => setImmediate(resolve));
  alone.abort();
  await expect(third).rejects.toThrow('aborted');
  expect(runs.at(-1)?.context.signal?.aborted).toBe(true);
});

it("never gives anybody another's answer", async () => {
  const subject = fc.constantFrom(null, 'a', 'b', 'c');
  const role = fc.constantFrom<Role[]>('STRANGER', 'MEMBER', 'OPERATOR');
  const body = fc.record({
    query: fc.constantFrom('{ shop }', '{ mine }', 'mutation { write }', '{ other }'),
    variables: fc.option(fc.record({ x: fc.integer({ min: 0, max: 1 }) }), { nil: undefined }),
  });
  const ask = fc.record({ subject, role, body, method: fc.constantFrom('POST', 'POST', 'GET') });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(ask, { maxLength: 12 }), { maxLength: 4 }), async (rounds) => {
      runs.splice(0);
      for (const round of rounds) {
        const answers = round.map(async (one) => {
          const { data } = await send(viewerOf(one.subject, one.role), one.body, one.method);
          const { query, variables } = one.body;
          const own = query.includes('mine') ? one.subject : undefined;
          expect(data).toEqual(JSON.parse(JSON.stringify({ query, variables, role: one.role, subject: own })));
        });
        await answerAll();
        await Promise.all(answers);
      }
      const mutations = rounds.flat().filter(({ body: { query } }) => query.startsWith('mutation'));
      expect(runs.length).toBeGreaterThanOrEqual(mutations.length);
    }),
    { numRuns: 100 },
  );
});
