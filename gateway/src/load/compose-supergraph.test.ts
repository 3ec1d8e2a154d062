import { expect, it } from 'vitest';
import { composeSupergraph } from './compose-supergraph.ts';
import { readSubgraphs } from './read-subgraphs.ts';

const header = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';

it('composes subgraphs into a supergraph that names each with its URL', () => {
  const composition = composeSupergraph([
    { name: 'a', url: 'http://a/graphql', sdl: `${header} type Query { a: Int }` },
    { name: 'b', url: 'http://b/graphql', sdl: `${header} type Query { b: Int }` },
  ]);
  expect(composition.kind === 'composed' && readSubgraphs(composition.supergraphSdl)).toEqual([
    { name: 'a', url: 'http://a/graphql' },
    { name: 'b', url: 'http://b/graphql' },
  ]);
});

it('gives hints by code', () => {
  const composition = composeSupergraph([
    { name: 'a', url: 'http://a', sdl: `${header} type Query { n: Int! @shareable }` },
    { name: 'b', url: 'http://b', sdl: `${header} type Query { n: Int @shareable }` },
  ]);
  expect(composition.kind === 'composed' && composition.hints.map(({ code }) => code)).toEqual([
    'INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE',
  ]);
});

it('says by code why subgraphs do not compose', () => {
  const composition = composeSupergraph([
    { name: 'a', url: 'http://a', sdl: `${header} type Query { n: Int }` },
    { name: 'b', url: 'http://b', sdl: `${header} type Query { n: Int }` },
  ]);
  expect(composition).toEqual({
    kind: 'failed',
    errors: [{ code: 'INVALID_FIELD_SHARING', message: expect.stringContaining('Query.n') }],
  });
});
