import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { openDevelopmentKey, signDevelopmentToken } from '../../gateway/src/identity/development-key.ts';
import { type Metric, type Span, startCollector } from './collector.fixture.ts';
import { startMain } from './main-process.fixture.ts';

const supergraph = fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url));
const query = 'query Look { network { gateways { id } subgraphs { name health } } }';
/** The spans of the traces that hold a client's operation; start and end of a process leave spans of their own. */
let spans: Span[];
let metrics: ReadonlyMap<string, Metric>;

beforeAll(async () => {
  // The gateway as it is deployed.
  execFileSync('npm', ['run', 'build', '--silent', '--workspace', 'gateway', '--', '--logLevel', 'warn']);
  const dataDir = await mkdtemp(join(tmpdir(), 'one-trace-'));
  const collector = await startCollector();
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: 'http/json' };
  const network = await startMain('services/network/src/main.ts', { ...env, DATA_DIR: dataDir });
  const gateway = await startMain('gateway/dist/main.js', {
    ...env,
    SUPERGRAPH: supergraph,
    SUBGRAPH_URLS: `network=${network.url}`,
    DATA_DIR: dataDir,
  });
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: await operatorOf(dataDir) },
    body: JSON.stringify({ query }),
  });
  expect(await response.json()).toMatchObject({ data: { network: { gateways: expect.any(Array) } } });
  // What a process has not exported yet it exports when it ends.
  expect([await gateway.stop(), await network.stop()]).toEqual([0, 0]);
  collector.close();
  ({ metrics } = collector);
  const ofRequests = collector.spans.filter(({ name }) => name === 'gateway.request').map(({ traceId }) => traceId);
  spans = collector.spans.filter(({ traceId }) => ofRequests.includes(traceId));
  await rm(dataDir, { recursive: true });
});

/** The Authorization of an operator, by the development key of the folder. */
async function operatorOf(dataDir: string): Promise<string> {
  const claims = { sub: 'an operator', role: 'operator' } as const;
  return `Bearer ${await signDevelopmentToken(await openDevelopmentKey(dataDir), claims, { now: Date.now(), lifetimeS: 600 })}`;
}

it('leaves one trace for one query over two processes', () => {
  expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
});

it('has one root, the request that the gateway was sent, and every other span below it', () => {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const roots = spans.filter(({ parentSpanId }) => !parentSpanId);
  expect(roots.map(({ service, name }) => [service, name])).toEqual([['gateway', 'POST']]);
  expect(spans.filter(({ parentSpanId }) => parentSpanId && !ids.has(parentSpanId))).toEqual([]);
});

it('leads from the request through planning and fetching to the resolver and its SQL', () => {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const wayTo = (span: Span | undefined): string[] =>
    span ? [...wayTo(byId.get(span.parentSpanId ?? '')), `${span.service}: ${span.name}`] : [];
  const find = (wanted: string) => spans.find(({ name }) => name === wanted);
  expect(wayTo(find('gateway.plan'))).toEqual(['gateway: POST', 'gateway: gateway.request', 'gateway: gateway.plan']);
  expect(wayTo(find('prisma:client:db_query'))).toEqual([
    'gateway: POST',
    'gateway: gateway.request',
    'gateway: gateway.execute',
    'gateway: gateway.fetch',
    'gateway: POST',
    'network: POST',
    // Without the client's name for it: what is asked the same is the same.
    'network: query',
    'network: graphql.resolve network',
    'network: graphql.resolve network.gateways',
    'network: prisma:client:operation',
    'network: prisma:client:db_query',
  ]);
});

it('exports what the cache did as metrics', () => {
  const [fetches] = metrics.get('weedhounds.cache.fetches')?.sum?.dataPoints ?? [];
  expect(Number(fetches?.asInt ?? fetches?.asDouble)).toBe(1);
});
