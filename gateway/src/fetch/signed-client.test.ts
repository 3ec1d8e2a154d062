import { callHeader, createCallSigner, createCallVerifier } from '@weedhounds/gateway-call';
import { adultInColorado, stranger, testSecrets } from '@weedhounds/subgraph/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GatewayContext } from '../context.ts';
import { answering, type StandIn, startStandIn } from '../testing/stand-in.ts';
import { createSubgraphClient } from './exchange.ts';
import { type SignedClient, withSignature } from './signed-client.ts';
import { createSubgraphDataSource } from './subgraph-data-source.ts';

let subgraph: StandIn;
let client: SignedClient;
let second: number;

beforeEach(async () => {
  second = 1_000;
  subgraph = await startStandIn(answering({ data: { a: 1 } }));
  client = withSignature(createSubgraphClient({ url: subgraph.url, deadlineMs: 5_000, byteLimit: 1_000 }), {
    subgraph: 'menu',
    sign: createCallSigner(testSecrets, () => second * 1_000),
  });
});
afterEach(async () => {
  await client.close();
  await subgraph.close();
});

/** What the subgraph was told with each request, read as of the last one. */
function calls() {
  const verify = createCallVerifier(testSecrets, 'menu', () => second * 1_000);
  return subgraph.requests.map(({ headers }) => verify(headers[callHeader]?.toString()));
}

it("signs for the class of the viewer, and for a stranger's when there is none", async () => {
  await client.post('{}', { policyClass: adultInColorado });
  await client.post('{}');
  expect(calls()).toEqual([
    { subgraph: 'menu', policyClass: adultInColorado },
    { subgraph: 'menu', policyClass: stranger },
  ]);
});

it('signs each call when it is made', async () => {
  await client.post('{}');
  second += 3_600;
  await client.post('{}');
  expect(() => calls()).toThrow('has expired');
  subgraph.requests.shift();
  expect(calls()).toEqual([{ subgraph: 'menu', policyClass: stranger }]);
});

it('tells no subgraph more of a viewer than the class', async () => {
  const source = createSubgraphDataSource({ gatewayId: 'g', subgraph: 'menu', client });
  const context: GatewayContext = {
    viewer: {
      role: 'MEMBER',
      subject: 'u1',
      scopes: ['reviews'],
      jurisdiction: { value: 'US-CO', basis: 'token' },
      age: { value: 30, basis: 'token' },
      patientOf: null,
      caller: 'u1',
    },
    policyClass: { ...adultInColorado, role: 'MEMBER' },
  };
  const request = { query: '{ a }', variables: {} };
  type Options = Parameters<typeof source.process>[0];
  await source.process({ kind: 'incoming operation', request, context } as unknown as Options);
  await source.process({ kind: 'loading schema', request, context: {} } as unknown as Options);
  expect(calls()).toEqual([
    { subgraph: 'menu', policyClass: { ...adultInColorado, role: 'MEMBER' } },
    { subgraph: 'menu', policyClass: stranger },
  ]);
  expect(subgraph.bodies).toEqual(['{"query":"{ a }","variables":{}}', '{"query":"{ a }","variables":{}}']);
});
