import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHeldRunner, estimated, type HeldRunner, type Received, used, viewerOf } from './testing/held-runner.ts';

const shop = { query: '{ shop }' };
const mine = { query: '{ mine }' };

let held: HeldRunner;
beforeEach(() => {
  held = createHeldRunner();
});
afterEach(() => vi.restoreAllMocks());

/** What all who ask at the same time are answered. */
async function ask(subjects: readonly (string | null)[], body: object = shop): Promise<Received[]> {
  const answers = subjects.map((subject) => held.send(viewerOf(subject), body));
  await held.answerAll();
  return Promise.all(answers);
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('an operation that is asked for several times at once', () => {
  it('runs once for all when it is known, and all get the same bytes', async () => {
    await held.introduce(viewerOf('a'), '{ shop }');
    const [first, ...others] = await ask(['a', 'b', 'c']);
    expect(held.runs).toHaveLength(1);
    expect(others.map(({ data }) => data)).toEqual([first?.data, first?.data]);
    expect(new Set(others.map(({ body }) => body.kind === 'bytes' && body.bytes))).toEqual(
      new Set([first?.body.kind === 'bytes' && first.body.bytes]),
    );
  });

  it('runs for each who asks when nobody has run it before', async () => {
    await ask(['a', 'b']);
    expect(held.runs).toHaveLength(2);
  });

  it('runs again for one who comes when it has been answered', async () => {
    await held.introduce(viewerOf('a'), '{ shop }');
    await ask(['a']);
    await ask(['b']);
    expect(held.runs).toHaveLength(2);
  });

  it('runs for each when it is a mutation', async () => {
    const mutation = { query: 'mutation { write }' };
    await ask(['a'], mutation);
    await ask(['a', 'a', 'b'], mutation);
    expect(held.runs).toHaveLength(4);
  });

  it('runs for each that began before a mutation had ended, and came after', async () => {
    await held.introduce(viewerOf('a'), '{ shop }');
    const before = held.send(viewerOf('a'), shop);
    await turn();
    held.write();
    const after = held.send(viewerOf('b'), shop);
    await held.answerAll();
    await Promise.all([before, after]);
    expect(held.runs.map(({ writes }) => writes)).toEqual([0, 1]);
  });

  it('runs once for each identity when it has PRIVATE fields, and for each request of a stranger', async () => {
    await held.introduce(viewerOf('a'), '{ mine }');
    await held.introduce(viewerOf(null), '{ mine }');
    const answers = await ask(['a', 'b', 'a', null, 'b', null], mine);
    expect(answers.map(({ data }) => (data as { subject?: string }).subject)).toEqual(['a', 'b', 'a', null, 'b', null]);
    expect(held.runs.map(({ context }) => context.viewer.subject)).toEqual(['a', 'b', null, null]);
  });

  it('is shared with nobody else when it turns out to have PRIVATE fields', async () => {
    held.facts.learn(`MEMBER - UNKNOWN -\n\n\n{ mine }`, noted({ kind: 'query', scope: 'PUBLIC' }));
    const answers = await ask(['a', 'b', 'b'], mine);
    expect(answers.map(({ data }) => (data as { subject?: string }).subject)).toEqual(['a', 'b', 'b']);
    expect(held.runs.map(({ context }) => context.viewer.subject)).toEqual(['a', 'b']);
  });
});

/** A request that was executed as the operation. */
function noted(operation: Parameters<HeldRunner['facts']['noteExecution']>[1]) {
  const context = viewerOf('x');
  held.facts.noteExecution(context, operation);
  return context;
}

describe('requests are not the same that differ in', () => {
  it.each([
    ['the document', shop, { query: '{ other }' }],
    ['the variables', { ...shop, variables: { x: 1 } }, { ...shop, variables: { x: 2 } }],
    ['the operation', { ...shop, operationName: 'A' }, { ...shop, operationName: 'B' }],
    ['where a line ends', { query: '\n{ shop }', operationName: 'A' }, { query: '{ shop }', operationName: 'A\n' }],
    ['the extensions', { ...shop, extensions: { a: 1 } }, { ...shop, extensions: { a: 2 } }],
  ])('%s', async (_, one, other) => {
    await ask(['a'], one);
    await ask(['a'], other);
    held.runs.splice(0);
    const answers = [one, other, one].map((body) => held.send(viewerOf('a'), body));
    await held.answerAll();
    const [first, second, third] = await Promise.all(answers);
    expect(held.runs).toHaveLength(2);
    const told = (body: object) => ({ ...body, extensions: undefined });
    const answered = [first, second, third].map((received) => received?.data);
    expect(answered).toMatchObject([one, other, one].map((body) => JSON.parse(JSON.stringify(told(body)))));
  });

  it('what the client accepts', async () => {
    await held.introduce(viewerOf('a'), '{ shop }');
    const answers = ['application/json', 'application/graphql-response+json'].map((accept) =>
      held.send(viewerOf('a'), shop, { accept }),
    );
    await held.answerAll();
    await Promise.all(answers);
    expect(held.runs).toHaveLength(2);
  });

  it.each([
    ['a GET', shop, 'GET'],
    ['a request with a parameter that is not known', { ...shop, other: 1 }, 'POST'],
    ['a query that only reads like text', { query: ['{ shop }'] }, 'POST'],
    ['variables nested deeper than the stack', { ...shop, variables: nest(100_000) }, 'POST'],
    ['extensions nested deeper than the stack', { ...shop, extensions: nest(100_000) }, 'POST'],
  ])('nothing run by themselves when they are %s', async (_, body, method) => {
    await held.introduce(viewerOf('a'), '{ shop }');
    const run = () => held.send(viewerOf('a'), body, { method }).catch(() => {});
    const answers = [run(), run()];
    await held.answerAll();
    await Promise.all(answers);
    expect(held.runs).toHaveLength(2);
  });
});

function nest(depth: number): object {
  let value: object = {};
  for (let level = 0; level < depth; level++) value = { value };
  return value;
}

describe('whoever joins', () => {
  beforeEach(() => held.introduce(viewerOf('a'), '{ shop }'));

  it('pays for it, and is told the own standing and no header of the first', async () => {
    const [first, second] = await ask(['a', 'b']);
    expect(held.balance).toEqual(new Map([['b', used]]));
    const common = { 'content-type': 'application/json; charset=utf-8' };
    expect([first?.headers, second?.headers]).toEqual([
      { ...common, ratelimit: '"cost";r=a', 'set-cookie': 'who=a' },
      { ...common, ratelimit: '"cost";r=0;t=1', 'ratelimit-policy': '"cost";q=100;w=60' },
    ]);
  });

  it('is refused alone when the own budget has no room', async () => {
    held.broke.add('b');
    const answers = await ask(['a', 'b', 'c']);
    expect(answers.map(({ status }) => status)).toEqual([200, 429, 200]);
    expect(held.runs.map(({ context }) => context.viewer.caller)).toEqual(['a', 'b']);
  });

  it('is answered though what is left cannot be given back', async () => {
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    held = createHeldRunner({ giveBack: () => Promise.reject(new Error('no store')) });
    await held.introduce(viewerOf('a'), '{ shop }');
    const answers = await ask(['a', 'b']);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(held.balance).toEqual(new Map([['b', estimated]]));
    expect(log.mock.calls.map(([text]) => JSON.parse(String(text)).message)).toEqual([
      'Points of cost could not be given back: Error: no store',
    ]);
  });

  it('joins the next run when the first is refused to whoever began it', async () => {
    held.broke.add('a');
    const answers = await ask(['a', 'b', 'c', 'd']);
    expect(answers.map(({ status }) => status)).toEqual([429, 200, 200, 200]);
    expect(held.runs.map(({ context }) => context.viewer.caller)).toEqual(['a', 'b']);
  });

  it('waits for no third run when two were refused', async () => {
    held.broke.add('a').add('b');
    const answers = await ask(['a', 'b', 'c', 'd']);
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200, 200]);
    expect(held.runs.map(({ context }) => context.viewer.caller)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is not answered with what failed for another', async () => {
    const broken = { query: '{ broken }' };
    await ask(['a'], broken);
    held.runs.splice(0);
    const answers = await ask(['a', 'b', 'c'], broken);
    expect(answers.map(({ status }) => status)).toEqual([502, 502, 502]);
    expect(held.runs.map(({ context }) => context.viewer.caller)).toEqual(['a', 'b', 'c']);
    expect(held.balance).toEqual(new Map());
  });
});

describe('a client that leaves', () => {
  beforeEach(() => held.introduce(viewerOf('a'), '{ shop }'));

  it('first leaves the run to those who wait', async () => {
    const leaving = new AbortController();
    const first = held.send(viewerOf('a', { signal: leaving.signal }), shop);
    const second = held.send(viewerOf('b'), shop);
    await turn();
    leaving.abort();
    await expect(first).rejects.toThrow('aborted');
    expect(held.runs.map(({ context }) => context.signal?.aborted)).toEqual([false]);
    await held.answerAll();
    expect((await second).status).toBe(200);
    expect(held.runs).toHaveLength(1);
  });

  it('last ends the run, and whoever comes then begins another', async () => {
    const leaving = [new AbortController(), new AbortController()];
    const answers = leaving.map(({ signal }) => held.send(viewerOf('a', { signal }), shop));
    await turn();
    for (const one of leaving) one.abort();
    for (const answer of answers) await expect(answer).rejects.toThrow('aborted');
    expect(held.runs.map(({ context }) => context.signal?.aborted)).toEqual([true]);
    const [next] = await ask(['a']);
    expect([next?.status, held.runs.map(({ context }) => context.signal?.aborted)]).toEqual([200, [true, false]]);
  });

  it('after joining pays nothing', async () => {
    const leaving = new AbortController();
    const first = held.send(viewerOf('a'), shop);
    const second = held.send(viewerOf('b', { signal: leaving.signal }), shop);
    await turn();
    leaving.abort();
    await expect(second).rejects.toThrow('aborted');
    await held.answerAll();
    await first;
    expect(held.balance).toEqual(new Map());
  });
});
