import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { missingFrom, pathsOf, readAsked } from './fetch-paths.ts';

const nested = `
  query ($x: Boolean!) {
    plain
    alias: field
    maybe @include(if: $x)
    ... on Query { inside unless: field @skip(if: $x) }
    ... @include(if: $x) { conditional }
    ...Root
  }
  fragment Root on Query { spread }
`;

describe('what a fetch of root fields asks for', () => {
  it('is every response name, through fragments', () => {
    expect(readAsked(nested, {}, undefined)).toEqual({
      kind: 'root fields',
      names: ['plain', 'alias', 'maybe', 'inside', 'unless', 'conditional', 'spread'],
      always: ['plain', 'alias', 'inside', 'spread'],
    });
  });

  it('is asked for unconditionally when one of several selections of the name is', () => {
    expect(readAsked('query ($x: Boolean!) { a @skip(if: $x) a }', {}, undefined)).toEqual({
      kind: 'root fields',
      names: ['a'],
      always: ['a'],
    });
  });

  it('is read from the document without a look at the text', () => {
    expect(readAsked('no GraphQL', {}, parse('{ a }'))).toEqual({ kind: 'root fields', names: ['a'], always: ['a'] });
  });

  it('has one path a name', () => {
    expect(pathsOf({ kind: 'root fields', names: ['a', 'b'], always: [] })).toEqual([['a'], ['b']]);
  });

  it('may lack only what can be skipped', () => {
    const asked = readAsked('query ($x: Boolean!) { a b @skip(if: $x) }', {}, undefined);
    expect([missingFrom(asked, { a: null }), missingFrom(asked, { b: 1 })]).toEqual([undefined, 'a']);
  });
});

describe('what a fetch of entities asks for', () => {
  const asked = readAsked('query ($representations: [_Any!]!) { x }', { representations: [{}, {}] }, undefined);

  it('has one path a representation', () => {
    expect(pathsOf(asked)).toEqual([
      ['_entities', 0],
      ['_entities', 1],
    ]);
  });

  it('must come as a list of the same length', () => {
    expect([
      missingFrom(asked, { _entities: [null, null] }),
      missingFrom(asked, { _entities: [null] }),
      missingFrom(asked, {}),
    ]).toEqual([undefined, '2 entities; got 1', 'the list of entities']);
  });
});
