import { SettingError } from '@weedhounds/errors';
import { describe, expect, it } from 'vitest';
import { composeShop } from '../testing/shop-graph.ts';
import { readSubgraphs } from './read-subgraphs.ts';

const supergraph = composeShop('http://products:1/graphql', 'http://ratings:2/graphql');

it('finds the subgraphs and their URLs in the supergraph', () => {
  expect(readSubgraphs(supergraph)).toEqual([
    { name: 'products', url: 'http://products:1/graphql' },
    { name: 'ratings', url: 'http://ratings:2/graphql' },
  ]);
});

it('puts other URLs in their place', () => {
  expect(readSubgraphs(supergraph, { ratings: 'https://elsewhere/graphql' })).toEqual([
    { name: 'products', url: 'http://products:1/graphql' },
    { name: 'ratings', url: 'https://elsewhere/graphql' },
  ]);
});

describe('refuses, naming the setting,', () => {
  it.each([
    ['what is no GraphQL', '{', {}, 'SUPERGRAPH', /^SUPERGRAPH must be a supergraph schema; Syntax Error/],
    ['a schema without subgraphs', 'type Query { a: Int }', {}, 'SUPERGRAPH', /it names no subgraph\.$/],
    ['an address for a subgraph that is not there', supergraph, { menu: 'http://m' }, 'SUBGRAPH_URLS', /got menu\.$/],
    ['an address that is not http', supergraph, { ratings: 'file:///etc' }, 'SUBGRAPH_URLS', /got "file:\/\/\/etc"\.$/],
    ['a supergraph without addresses', composeShop('', ''), {}, 'SUBGRAPH_URLS', /^Subgraph products must have/],
  ])('%s', (_what, sdl, overrides, setting, message) => {
    const refusal = catchError(() => readSubgraphs(sdl, overrides));
    expect([refusal instanceof SettingError, refusal.setting]).toEqual([true, setting]);
    expect(refusal.message).toMatch(message);
    expect(refusal.message).not.toContain('\n');
  });
});

function catchError(act: () => unknown): SettingError {
  try {
    act();
  } catch (error) {
    return error as SettingError;
  }
  throw new Error('Nothing was refused.');
}
