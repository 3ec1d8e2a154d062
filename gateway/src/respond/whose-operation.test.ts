import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GatewayCall } from '@weedhounds/gateway-call';
import { type Subgraph, startSubgraph } from '@weedhounds/subgraph';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDevelopmentKey, signDevelopmentToken } from '../identity/development-key.ts';
import { composeSupergraph } from '../load/compose-supergraph.ts';
import { type AnnouncedSpan, spanChannel } from '../spans/in-span.ts';
import { type Gateway, startGateway } from '../start-gateway.ts';
import { withDefaults } from '../with-defaults.ts';

const header = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@composeDirective"])
    @link(url: "https://specs.example/cacheControl/v0.1", import: ["@cacheControl"])
    @composeDirective(name: "@cacheControl")
  directive @cacheControl(maxAge: Int, scope: CacheControlScope) on FIELD_DEFINITION | OBJECT
  enum CacheControlScope { PUBLIC PRIVATE }
`;
const shopsSdl = `${header}
  type Query { shop: Shop me: Account }
  type Shop @key(fields: "id") { id: ID! name: String homeStreet: String @cacheControl(scope: PRIVATE) }
  type Account @cacheControl(scope: PRIVATE) { name: String }
`;
const deliverySdl = `${header}
  type Shop @key(fields: "id") { id: ID! homeStreet: String @external fee: String @requires(fields: "homeStreet") }
`;

/** Lets a few turns of the event loop pass, so that what comes meanwhile finds the first still on its way. */
async function linger(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const spanStart = `tracing:${spanChannel}:start`;

/** Executions of operations in the gateway: what subgraphs are asked is shared below them too. */
let executions = 0;
const noteSpan = (message: unknown) => {
  if ((message as AnnouncedSpan).name === 'gateway.execute') executions++;
};

/** Who asked, as the gateway says it. */
const whoOf = ({ subject }: GatewayCall) => subject ?? 'nobody';
const resolvers = {
  shops: {
    Query: { shop: () => ({ id: '1' }), me: () => ({}) },
    Shop: {
      async name() {
        await arrived;
        await linger();
        return 'Green';
      },
      homeStreet: async (_shop: unknown, _arguments: unknown, call: GatewayCall) => {
        await linger();
        return whoOf(call);
      },
    },
    Account: {
      name: async (_account: unknown, _arguments: unknown, call: GatewayCall) => {
        await linger();
        return whoOf(call);
      },
    },
  },
  delivery: { Shop: { fee: ({ homeStreet }: { homeStreet: string }) => `to ${homeStreet}` } },
};

let dataDir: string;
let subgraphs: Subgraph[];
let gateway: Gateway;
/** Until all requests of a test have come to the gateway. */
let arrived: Promise<void> = Promise.resolve();
const tokens = new Map<string, string>();

function start(name: keyof typeof resolvers, typeDefs: string): Promise<Subgraph> {
  const createContext = (call: GatewayCall) => call;
  const place = { host: '127.0.0.1', port: 0 };
  return startSubgraph({
    name,
    version: '1',
    typeDefs,
    resolvers: resolvers[name],
    secrets: testSecrets,
    createContext,
    ...place,
  });
}

beforeAll(async () => {
  subscribe(spanStart, noteSpan);
  dataDir = await mkdtemp(join(tmpdir(), 'graph-'));
  subgraphs = await Promise.all([start('shops', shopsSdl), start('delivery', deliverySdl)]);
  const composition = composeSupergraph(
    subgraphs.map(({ name, endpoint }) => ({
      name,
      url: `${endpoint.url}/graphql`,
      sdl: name === 'shops' ? shopsSdl : deliverySdl,
    })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  const options = { supergraphSdl: composition.supergraphSdl, secrets: testSecrets, host: '127.0.0.1', port: 0 };
  const { identity } = withDefaults(options);
  gateway = await startGateway({ ...options, identity: { ...identity, tokens: { kind: 'development', dataDir } } });
  const key = await openDevelopmentKey(dataDir);
  for (const sub of ['ann', 'bob', 'cat']) {
    tokens.set(sub, await signDevelopmentToken(key, { sub, role: 'member' }, { now: Date.now(), lifetimeS: 600 }));
  }
});

afterAll(async () => {
  unsubscribe(spanStart, noteSpan);
  await gateway.close();
  for (const subgraph of subgraphs) await subgraph.close();
  await rm(dataDir, { recursive: true });
});

async function ask(subject: string, query: string) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(subject)}` };
  const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const text = await response.text();
  return { data: (JSON.parse(text) as { data: unknown }).data, text, limits: response.headers.get('ratelimit') };
}

/** Everybody asks at the same time, several times, for an operation that each has asked for before. */
async function askTogether(query: string) {
  const subjects = [...tokens.keys()];
  for (const subject of subjects) await ask(subject, query);
  const asking = [...subjects, ...subjects, ...subjects];
  executions = 0;
  arrived = requestsArrive(asking.length);
  return Promise.all(asking.map(async (subject) => ({ subject, ...(await ask(subject, query)) })));
}

/** Resolves when so many requests have come to the gateway. */
function requestsArrive(count: number): Promise<void> {
  const begun = channel('http.server.request.start');
  let left = count;
  return new Promise((resolve) => {
    const note = (message: unknown) => {
      const { request } = message as { request: { socket: { localPort: number } } };
      if (request.socket.localPort !== gateway.port || --left > 0) return;
      begun.unsubscribe(note);
      resolve();
    };
    begun.subscribe(note);
  });
}

it('one execution serves everybody where nothing is PRIVATE', async () => {
  const answers = await askTogether('{ shop { name } }');
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers[0]?.data).toEqual({ shop: { name: 'Green' } });
  expect(executions).toBe(1);
  expect(answers.every(({ limits }) => limits?.includes('"cost"') && limits.includes('"requests"'))).toBe(true);
});

it.each([
  ['a PRIVATE type', '{ me { name } }', (name: string) => ({ me: { name } })],
  ['a PRIVATE field', '{ shop { homeStreet } }', (name: string) => ({ shop: { homeStreet: name } })],
  ['a field that requires a PRIVATE one', '{ shop { fee } }', (name: string) => ({ shop: { fee: `to ${name}` } })],
])('everybody gets their own answer where there is %s', async (_, query, own) => {
  for (const { subject, data } of await askTogether(query)) expect([subject, data]).toEqual([subject, own(subject)]);
  expect(executions).toBeGreaterThanOrEqual(tokens.size);
});
