import { createClient, ItemsWithStrainsDocument } from '@weedhounds/client';
import { afterEach, expect, it } from 'vitest';
import { adult, ask } from '../ask.ts';
import { startTestGraph, type TestGraph } from '../start-test-graph.ts';

let graph: TestGraph;
afterEach(() => graph?.close());
const start = async (env: Record<string, string>) => {
  graph = await startTestGraph({ env });
};
const asks = (headers: Record<string, string> = {}) =>
  fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ strains(first: 2) { nodes { name } } }"}',
  });

it('answers so many requests a window, says how many are left, and then when to come back', async () => {
  await start({ RATE_LIMIT_REQUESTS_STRANGER: '2', RATE_LIMIT_WINDOW_S: '3600' });
  const [first, second, third] = [await asks(), await asks(), await asks()];
  expect([first, second, third].map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(first?.headers.get('ratelimit-policy')).toContain('"requests";q=2;w=3600');
  expect(first?.headers.get('ratelimit')).toMatch(/"requests";r=1;t=\d+/);
  expect(Number(third?.headers.get('retry-after'))).toBeGreaterThan(3_500);
  expect(await third?.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
  // Who shows a token has an account of their own.
  expect((await asks(await graph.signIn({}))).status).toBe(200);
});

it('counts what operations cost, and gives back what they did not', async () => {
  await start({ RATE_LIMIT_COST_STRANGER: '1000', RATE_LIMIT_WINDOW_S: '3600' });
  const remaining = async () => Number(/"cost";r=(\d+)/.exec((await asks()).headers.get('ratelimit') ?? '')?.[1]);
  const before = await remaining();
  const { extensions } = (await (await asks()).json()) as {
    extensions: { cost: { estimated: number; actual: number } };
  };
  const { estimated, actual } = extensions.cost;
  expect(actual).toBeLessThanOrEqual(estimated);
  // Two more were asked since, each charged what it did cost once it was answered, and the last its estimate.
  await expect.poll(remaining).toBeLessThan(before);
  expect(before).toBe(1_000 - estimated);
});

it('refuses an operation that may cost more than is allowed, and says how much', async () => {
  await start({ COST_LIMIT: '20' });
  const { status, errors } = await ask(graph.url, '{ strains(first: 100) { nodes { name rating { count } } } }');
  expect(status).toBe(400);
  expect(errors).toMatchObject([
    {
      message: expect.stringMatching(/may cost [\d,]+; at most 20 are allowed \(COST_LIMIT\)/),
      extensions: { code: 'COST_LIMIT_EXCEEDED' },
    },
  ]);
});

it('runs nothing but the client’s documents when it is told to', async () => {
  await start({ TRUSTED_DOCUMENTS: 'only' });
  const client = createClient({ url: `${graph.url}/graphql`, headers: adult, send: 'id' });
  const variables = { slug: 'the-imaginary-leaf-co', first: 1, after: null };
  const { data, errors } = await client.execute(ItemsWithStrainsDocument, variables);
  expect(errors).toEqual([]);
  expect(data?.dispensary?.menu?.items?.nodes).toHaveLength(1);
  const { status, errors: refusals } = await ask(graph.url, '{ __typename }');
  expect({ status, codes: refusals.map(({ extensions }) => extensions?.code) }).toEqual({
    status: 403,
    codes: ['FORBIDDEN'],
  });
});
