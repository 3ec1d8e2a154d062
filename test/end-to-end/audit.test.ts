import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestGraph, type TestGraph } from '../start-test-graph.ts';

let graph: TestGraph;

beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph?.close());

it('fails no audit of GraphQL over HTTP but the three GETs that its CSRF guard refuses', async () => {
  const results = await auditServer({ url: `${graph.url}/graphql` });
  expect(results.length).toBeGreaterThan(50);
  const failed = results.filter(({ status }) => status !== 'ok').map(({ id, name, status }) => ({ id, name, status }));
  expect(failed.map(({ id, status }) => `${id} ${status}`)).toEqual(['5A70 notice', 'D6D5 notice', '6A70 notice']);
  expect(failed.every(({ name }) => /^MAY .*GET/.test(name))).toBe(true);
});
