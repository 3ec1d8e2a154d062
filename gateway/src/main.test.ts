import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { postGraphQL } from './testing/post-graphql.ts';
import { composeShop } from './testing/shop-graph.ts';
import { answering, type StandIn, startStandIn } from './testing/stand-in.ts';
import { type GatewayProcess, startGatewayProcess } from './testing/start-process.ts';

let folder: string;
let file: string;
let ratings: StandIn;
/** Holds the subgraph's answers back until it is called. */
let held: ServerResponse[] | undefined;
let running: GatewayProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-main-'));
  file = join(folder, 'supergraph.graphql');
  ratings = await startStandIn((request, response) => {
    if (held) held.push(response);
    else answering({ data: { ratingCount: 2 } })(request, response);
  });
  await writeFile(file, composeShop('http://127.0.0.1:1/graphql', ratings.url));
});
afterAll(async () => {
  await ratings.close();
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  held = undefined;
});
afterEach(async () => {
  running?.kill('SIGKILL');
  await running?.ended;
});

function start(args: string[], env: Record<string, string> = {}, preloads: string[] = []): GatewayProcess {
  running = startGatewayProcess(args, { PORT: '0', ...env }, preloads);
  return running;
}

it('runs on any supergraph file', async () => {
  const url = await start(['--supergraph', file]).url();
  expect((await postGraphQL(url, { query: '{ __typename ratingCount }' })).body).toEqual({
    data: { __typename: 'Query', ratingCount: 2 },
  });
});

it('finds its supergraph and its subgraphs by the environment', async () => {
  const elsewhere = join(folder, 'elsewhere.graphql');
  await writeFile(elsewhere, composeShop('http://products/graphql', 'http://ratings/graphql'));
  const url = await start([], { SUPERGRAPH: elsewhere, SUBGRAPH_URLS: `ratings=${ratings.url}` }).url();
  expect((await postGraphQL(url, { query: '{ ratingCount }' })).body).toEqual({ data: { ratingCount: 2 } });
});

it('speaks to no host but its subgraphs, from its start to its end', async () => {
  const recorder = new URL('./testing/record-connections.ts', import.meta.url).href;
  const gateway = start(['--supergraph', file], {}, [recorder]);
  await postGraphQL(await gateway.url(), { query: '{ ratingCount }' });
  gateway.kill('SIGTERM');
  const { code, stderr } = await gateway.ended;
  const { host } = new URL(ratings.url);
  expect([code, stderr.trim().split('\n')]).toEqual([0, ['looks up 127.0.0.1', `connects ${host}`]]);
});

it.each([
  ['a missing file', ['--supergraph', 'missing'], {}, 'SUPERGRAPH must be a file that can be read; got "missing".\n'],
  ['a bad setting', [], { PORT: '70000' }, 'PORT must be a whole number from 0 to 65535; got "70000".\n'],
])('stops with one line at %s', async (_what, args, env, line) => {
  expect(await start(args, { SUPERGRAPH: file, ...env }).ended).toEqual({ code: 1, stderr: line });
});

it('stops with one line at a supergraph that cannot be run', async () => {
  const broken = join(folder, 'broken.graphql');
  await writeFile(broken, 'enum join__Graph { A @join__graph(name: "a", url: "http://a") }');
  const { code, stderr } = await start(['--supergraph', broken]).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^SUPERGRAPH must be a supergraph that can be run; .+\n$/);
});

it('stops with one line at a port that is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { code, stderr } = await start(['--supergraph', file], { PORT: String(port) }).ended;
  server.close();
  expect([code, stderr]).toEqual([1, `PORT must be free; another process listens on 127.0.0.1:${port}.\n`]);
});

/** Sends a request and resolves once it has come as far as the subgraph, which holds its answer back. */
async function sendHeld(url: string): Promise<{ answer: Promise<unknown>; release: () => void }> {
  const responses: ServerResponse[] = [];
  held = responses;
  const answer = postGraphQL(url, { query: '{ ratingCount }' }).then(({ body }) => body);
  answer.catch(() => {});
  // The first plan waits for its thread to load.
  await expect.poll(() => responses.length, { timeout: 20_000 }).toBe(1);
  const release = () => responses[0]?.setHeader('content-type', 'application/json').end('{"data":{"ratingCount":3}}');
  return { answer, release };
}

it('is unready at SIGTERM, finishes the request in flight and exits 0', async () => {
  const gateway = start(['--supergraph', file]);
  const url = await gateway.url();
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  const { answer, release } = await sendHeld(url);
  gateway.kill('SIGTERM');
  await expect.poll(async () => (await fetch(`${url}/health/ready`)).status).toBe(503);
  release();
  expect(await answer).toEqual({ data: { ratingCount: 3 } });
  expect(await gateway.ended).toEqual({ code: 0, stderr: '' });
});

it('ends at once at a second signal', async () => {
  const gateway = start(['--supergraph', file]);
  const url = await gateway.url();
  const { answer } = await sendHeld(url);
  gateway.kill('SIGTERM');
  await expect.poll(async () => (await fetch(`${url}/health/ready`)).status).toBe(503);
  gateway.kill('SIGTERM');
  expect(await gateway.ended).toEqual({ code: 1, stderr: '' });
  await expect(answer).rejects.toThrow();
});

it('serves the supergraph that its file holds at SIGHUP, and stays with what it has when that cannot be used', async () => {
  const changing = join(folder, 'changing.graphql');
  await writeFile(changing, composeShop('http://127.0.0.1:1/graphql', 'http://127.0.0.1:1/graphql'));
  const gateway = start(['--supergraph', changing]);
  const url = await gateway.url();
  const hash = async () => ((await (await fetch(`${url}/health/live`)).json()) as { schemaHash: string }).schemaHash;
  const first = await hash();
  await writeFile(changing, 'type Query { nothing: Int }');
  gateway.kill('SIGHUP');
  await gateway.saying('The supergraph stays as it was.');
  expect(await hash()).toBe(first);
  await writeFile(changing, composeShop('http://127.0.0.1:1/graphql', ratings.url));
  gateway.kill('SIGHUP');
  await gateway.saying('The supergraph has been read again');
  expect(await hash()).not.toBe(first);
  expect((await postGraphQL(url, { query: '{ ratingCount }' })).body).toEqual({ data: { ratingCount: 2 } });
});
