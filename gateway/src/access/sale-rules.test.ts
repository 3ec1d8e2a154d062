import type { JurisdictionRule } from '@weedhounds/policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GuardedGraph, startGuardedGraph } from './testing/guarded-graph.ts';
import { contextOf } from './testing/viewers.ts';

const compiled = { minimumAge: 21, confidence: 'A', source: 'a statute', compiledOn: '2026-11-22' } as const;
const colorado: JurisdictionRule = { code: 'US-CO', programme: 'ADULT', ...compiled };

const sdl = `
  type Query { shop: Shop  things: [Thing]  stats: Stats }
  type Mutation @access(roles: [OPERATOR]) { reset: Int }
  interface Thing { id: ID  price: Int }
  type Shop implements Thing { id: ID  price: Int!  menu: Menu }
  type Menu implements Thing @adult { id: ID  price: Int  leaflet: String @medical }
  type Poster implements Thing { id: ID  price: Int @access(scopes: ["posters"]) }
  type Stats @access(roles: [OPERATOR], scopes: ["stats"]) { visits: Int }
`;
const menu = { __typename: 'Menu', id: 'm', price: 5, leaflet: 'Take care.' };
const shop = { __typename: 'Shop', id: 's', price: 1, menu };
const poster = { __typename: 'Poster', id: 'Shop', price: 2 };

let graph: GuardedGraph;

beforeAll(async () => {
  const root = { shop, things: [shop, menu, poster], stats: { visits: 3 }, reset: 1 };
  const rules = new Map([[colorado.code, colorado]]);
  graph = await startGuardedGraph({ shops: sdl }, root, { ruleOf: (code) => rules.get(code) });
});
afterAll(() => graph.stop());

describe('what is sold', () => {
  const query = '{ shop { id menu { id leaflet } } }';

  it('is answered to adults of the jurisdiction, and what is for patients is not', async () => {
    const answer = await graph.ask(query, contextOf({ jurisdiction: 'US-CO', age: 21 }));
    expect([answer.data, answer.errors.map(({ path, code }) => `${path} ${code}`)]).toEqual([
      { shop: { id: 's', menu: { id: 'm', leaflet: null } } },
      ['shop.menu.leaflet UNAUTHENTICATED'],
    ]);
  });

  it('is answered whole to patients', async () => {
    const patient = contextOf({ role: 'MEMBER', jurisdiction: 'US-CO', age: 18, patientOf: 'US-CO' });
    expect(await graph.ask(query, patient)).toEqual({
      data: { shop: { id: 's', menu: { id: 'm', leaflet: 'Take care.' } } },
      errors: [],
    });
  });

  it('is refused to minors with the reason and the rule', async () => {
    graph.takeFetches();
    const answer = await graph.ask(query, contextOf({ jurisdiction: 'US-CO', age: 20 }));
    expect([answer.data, answer.errors[0]?.path, answer.errors[0]?.extensions]).toEqual([
      { shop: { id: 's', menu: null } },
      'shop.menu',
      { code: 'FORBIDDEN', reason: 'TOO_YOUNG', rule: { jurisdiction: 'US-CO', programme: 'ADULT', ...compiled } },
    ]);
    expect(graph.takeFetches()).toEqual(['{shop{id}}']);
  });
});

it('what a root type asks is asked by each of its fields', async () => {
  const mutation = 'mutation { reset }';
  graph.takeFetches();
  const refused = await graph.ask(mutation, contextOf({ role: 'MEMBER' }));
  expect([refused.data, refused.errors.map(({ path, code }) => `${path} ${code}`)]).toEqual([
    { reset: null },
    ['reset FORBIDDEN'],
  ]);
  expect(graph.takeFetches()).toEqual([]);
  expect((await graph.ask(mutation, contextOf({ role: 'OPERATOR' }))).data).toEqual({ reset: 1 });
});

it('roles and scopes are both needed where both are named', async () => {
  const codesTo = async (context: ReturnType<typeof contextOf>) =>
    (await graph.ask('{ stats { visits } }', context)).errors.map(({ code }) => code);
  expect(await codesTo(contextOf())).toEqual(['UNAUTHENTICATED']);
  expect(await codesTo(contextOf({ role: 'MEMBER', scopes: ['stats'] }))).toEqual(['FORBIDDEN']);
  expect(await codesTo(contextOf({ role: 'OPERATOR' }))).toEqual(['FORBIDDEN']);
  expect(await codesTo(contextOf({ role: 'OPERATOR', scopes: ['stats'] }))).toEqual([]);
});

it('a field that some implementations sharpen to non-null is asked of those that allow it', async () => {
  const answer = await graph.ask('{ things { price } }', contextOf({ role: 'MEMBER', jurisdiction: 'US-CO', age: 30 }));
  expect([answer.data, answer.errors.map(({ path }) => path)]).toEqual([
    { things: [{ price: 1 }, { price: 5 }, { price: null }] },
    ['things.2.price'],
  ]);
});

it('an object that is given another type name by an alias shows nothing that its own type refuses', async () => {
  graph.takeFetches();
  const answer = await graph.ask('{ things { __typename: id  ... on Poster { price } } }', contextOf());
  expect(answer.errors.length).toBeGreaterThan(0);
  expect(JSON.stringify(answer.data ?? null)).not.toMatch(/2|5/);
  expect(graph.takeFetches().join()).not.toContain('price');
});
