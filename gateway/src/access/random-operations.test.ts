import fc from 'fast-check';
import { parse, print, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { executeRefusing, lackingIn, refusedIn } from './testing/brute-force.ts';
import { guardEverything, scopesOf } from './testing/compose-guarded.ts';
import { type GuardedGraph, startGuardedGraph } from './testing/guarded-graph.ts';
import { createWorld, subgraphs } from './testing/guarded-world.ts';
import { randomOperation } from './testing/random-operation.ts';
import { contextOf } from './testing/viewers.ts';

let graph: GuardedGraph;
let everything: string[];

beforeAll(async () => {
  const guarded = Object.entries(subgraphs).map(([name, sdl]) => [name, guardEverything(sdl)] as const);
  graph = await startGuardedGraph(Object.fromEntries(guarded), createWorld());
  everything = scopesOf(graph.supergraphSdl);
});
afterAll(() => graph.stop());

it('answers any operation as if each position had been asked, and fetches nothing refused', async () => {
  const cases = fc.record({
    operation: randomOperation(graph.schema, 5),
    lacking: fc.subarray(everything, { maxLength: 6 }),
  });
  let rewrites = 0;
  await fc.assert(
    fc.asyncProperty(cases, async ({ operation, lacking }) => {
      graph.takeFetches();
      fc.pre(validate(graph.schema, parse(operation)).length === 0);
      const scopes = everything.filter((scope) => !lacking.includes(scope));
      const answer = await graph.ask(operation, contextOf({ role: 'MEMBER', scopes }));
      const refusals = lackingIn(graph.schema, lacking);
      const expected = await executeRefusing(graph.schema, operation, createWorld(), refusals);
      const executed = graph.executed.splice(0).map(({ document }) => print(document));
      // What passes as it is is answered by @apollo/gateway alone, which is not asked about here.
      if (executed[0] !== print(parse(operation))) {
        rewrites += 1;
        expect(JSON.stringify(answer.data)).toEqual(JSON.stringify(expected.data));
      }
      expect(answer.errors.map(({ path }) => path).sort()).toEqual(expected.paths);
      expect(answer.errors.filter(({ code }) => code !== 'FORBIDDEN')).toEqual([]);
      for (const { schema, asked } of graph.subgraphs.values()) {
        for (const fetch of asked)
          expect([fetch, refusedIn(schema, graph.schema, fetch, refusals)]).toEqual([fetch, []]);
      }
    }),
    { numRuns: 300, seed: 3, endOnFailure: true },
  );
  expect(rewrites).toBeGreaterThan(100);
});
