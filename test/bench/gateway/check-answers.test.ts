import { testSecrets } from '@weedhounds/subgraph/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../../../gateway/src/index.ts';
import { checkAnswers } from './check-answers.ts';
import { composeBench } from './compose-bench.ts';
import { heavyQuery, smallQuery } from './queries.ts';
import { type ServedSubgraphs, serveSubgraphs } from './serve-subgraphs.ts';

let subgraphs: ServedSubgraphs;
const gateways: { name: 'ours' | 'stock'; url: string; close: Gateway['close'] }[] = [];

beforeAll(async () => {
  subgraphs = await serveSubgraphs();
  const supergraphSdl = composeBench(subgraphs.urls);
  for (const [name, executor] of [
    ['stock', 'apollo'],
    ['ours', 'own'],
  ] as const) {
    const options = { supergraphSdl, secrets: testSecrets, host: '127.0.0.1', port: 0, costLimit: 0, executor };
    const { url, close } = await startGateway(options);
    gateways.push({ name, url: `${url}/graphql`, close });
  }
});

afterAll(async () => {
  for (const gateway of gateways) await gateway.close();
  subgraphs.close();
});

it('finds the same answers of both executors, the heavy one of about 86 KB', async () => {
  expect(await checkAnswers(gateways, [heavyQuery, smallQuery])).toMatch(
    /^stock, ours answer the same: 8[56]\d{3} and/,
  );
});

it('answers requests that differ in their tag alike', async () => {
  const [gateway] = gateways;
  const ask = async (tag: string) => {
    const body = JSON.stringify({ query: smallQuery, variables: { tag } });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(gateway?.url ?? '', { method: 'POST', headers, body })).text();
  };
  expect(await ask('one')).toBe(await ask('other'));
});

it('counts the requests of all subgraphs together', async () => {
  const [url = ''] = Object.values(subgraphs.urls);
  const count = async () => Number(await (await fetch(new URL('/count', url))).text());
  const before = await count();
  await checkAnswers(gateways.slice(0, 1), ['{ topProducts { name inStock reviews { id } } }']);
  expect((await count()) - before).toBe(3);
});

it('names a gateway that answers otherwise', async () => {
  const [stock] = gateways;
  const other = { name: 'hive' as const, url: Object.values(subgraphs.urls)[0] ?? '' };
  await expect(checkAnswers(stock ? [stock, other] : [], ['{ users { id } me { id } }'])).resolves.toMatch(
    /^stock, hive/,
  );
  await expect(checkAnswers(stock ? [stock, other] : [], ['{ __schema { types { name } } }'])).rejects.toThrow(
    'hive answers otherwise than stock: { __schema',
  );
});

it('names a gateway that answers with an error', async () => {
  await expect(checkAnswers(gateways, ['{ nothing }'])).rejects.toThrow(/must answer with data and without errors/);
});
