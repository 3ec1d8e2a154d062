import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { GraphQLAnswer, GraphQLRunner } from '@weedhounds/http';
import { policyClassKey, policyClassOf, type Role } from '@weedhounds/policy';
import type { GatewayContext } from '../../context.ts';
import type { CostBudget } from '../../edge/budget.ts';
import { OperationFacts } from '../operation-facts.ts';
import { withSharedOperations } from '../with-shared-operations.ts';

/** What every operation here may cost, and what it does. */
export const estimated = 10;
export const used = 4;

/** One run of an operation. It waits until it is let. */
export interface HeldRun {
  context: GatewayContext;
  /** How many mutations had begun and ended when it began. */
  writes: number;
  answer(): void;
}

/** What a request was answered. */
export interface Received {
  status: number;
  data: unknown;
  headers: Record<string, string>;
  body: GraphQLAnswer['body'];
}

/** Shared operations over a runner that answers what an answer may depend on, when it is let. */
export interface HeldRunner {
  /** Every run so far. */
  runs: HeldRun[];
  /** Points taken and not given back, by caller. */
  balance: Map<string, number>;
  /** Callers who may use nothing more. */
  broke: Set<string>;
  facts: OperationFacts;
  /** Notes that a mutation has begun or ended. */
  write(): void;
  send(context: GatewayContext, body: object, init?: { method?: string; accept?: string }): Promise<Received>;
  /** Lets all runs answer, and those that begin because of it. */
  answerAll(): Promise<void>;
  /** Runs the operation once, so that it is known. */
  introduce(context: GatewayContext, query: string): Promise<void>;
}

export function createHeldRunner(overrides: { giveBack?: CostBudget['giveBack'] } = {}): HeldRunner {
  const runs: HeldRun[] = [];
  const balance = new Map<string, number>();
  const broke = new Set<string>();
  const facts = new OperationFacts();
  let writes = 0;

  async function execute(request: HTTPGraphQLRequest, given: GatewayContext): Promise<GraphQLAnswer> {
    // As Apollo Server does.
    const context = { ...given };
    const { query = '', variables, operationName } = request.body as Record<string, string | undefined>;
    const { role, subject, caller } = context.viewer;
    const isRefused = broke.has(caller);
    const begun = writes;
    await new Promise<void>((resolve) => runs.push({ context, writes: begun, answer: resolve }));
    const scope = query.includes('mine') ? 'PRIVATE' : 'PUBLIC';
    if (!isRefused) facts.noteExecution(context, { kind: query.startsWith('mutation') ? 'mutation' : 'query', scope });
    const seen = { query, variables, operationName, role, subject: scope === 'PRIVATE' ? subject : undefined };
    return {
      status: isRefused ? 429 : query.includes('broken') ? 502 : 200,
      headers: new HeaderMap([
        ['content-type', 'application/json; charset=utf-8'],
        ['ratelimit', `"cost";r=${caller}`],
        ['set-cookie', `who=${caller}`],
        ['content-length', '3'],
      ]),
      body: { kind: 'complete', string: JSON.stringify({ data: { ...seen, writes: begun } }) },
    };
  }

  const runner = withSharedOperations(asRunner(execute), {
    facts,
    viewerKeyOf: ({ policyClass }) => policyClassKey(policyClass),
    spentOf: () => ({ estimated, used }),
    budget: createBudget(balance, broke, overrides.giveBack),
    epoch: () => String(writes),
  });

  async function answerAll(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      for (const { answer } of runs) answer();
    }
  }

  return {
    runs,
    balance,
    broke,
    facts,
    write: () => writes++,
    async send(context, body, { method = 'POST', accept = '*/*' } = {}) {
      const headers = new HeaderMap([
        ['content-type', 'application/json'],
        ['accept', accept],
      ]);
      const answer = await runner.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method, headers, search: '', body },
        context: async () => context,
      });
      const { data } = JSON.parse(textOf(answer)) as { data: unknown };
      return { status: answer.status ?? 200, data, headers: Object.fromEntries(answer.headers), body: answer.body };
    },
    answerAll,
    async introduce(context, query) {
      const [first] = await Promise.all([this.send(context, { query }), answerAll()]);
      if (first.status !== 200) throw new TypeError(`The operation must succeed; got ${first.status}.`);
      runs.splice(0);
      balance.clear();
    },
  };
}

/** A viewer of the role who is counted by the subject; a stranger without one. */
export function viewerOf(subject: string | null, { role = 'MEMBER', signal }: ViewerOptions = {}): GatewayContext {
  const known = subject === null ? 'STRANGER' : role;
  const caller = subject ?? 'address';
  return {
    viewer: { role: known, subject, scopes: [], jurisdiction: null, age: null, patientOf: null, caller },
    policyClass: policyClassOf({ role: known, jurisdiction: null, age: null, patientOf: null }),
    signal: signal ?? new AbortController().signal,
  };
}

interface ViewerOptions {
  role?: Role;
  signal?: AbortSignal;
}

function asRunner(
  execute: (request: HTTPGraphQLRequest, context: GatewayContext) => Promise<GraphQLAnswer>,
): GraphQLRunner<GatewayContext> {
  return {
    executeHTTPGraphQLRequest: async ({ httpGraphQLRequest, context }) => execute(httpGraphQLRequest, await context()),
  };
}

function createBudget(
  balance: Map<string, number>,
  broke: ReadonlySet<string>,
  giveBack?: CostBudget['giveBack'],
): CostBudget {
  const add = (caller: string, points: number) => balance.set(caller, (balance.get(caller) ?? 0) + points);
  const standing = { budget: 'cost' as const, limit: 100, windowS: 60, remaining: 0, resetS: 1 };
  return {
    async take(caller, points) {
      if (broke.has(caller)) return { kind: 'denied', standing };
      add(caller, points);
      return { kind: 'allowed', standing };
    },
    giveBack: giveBack ?? (async (caller, points) => void add(caller, -points)),
  };
}

function textOf({ body }: GraphQLAnswer): string {
  switch (body.kind) {
    case 'bytes':
      return body.bytes.toString('utf8');
    case 'complete':
      return body.string;
    default:
      throw new TypeError('Answers are whole.');
  }
}
