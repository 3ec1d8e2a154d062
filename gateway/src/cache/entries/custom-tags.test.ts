import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { readCacheHints } from '../policies/read-cache-hints.ts';
import { resolveSelection } from '../selection/resolve-selection.ts';
import { minute } from '../testing/plain-cache.ts';
import { createCustomTags } from './custom-tags.ts';

const sdl = `
  directive @purgedBy(tag: String!) repeatable on FIELD_DEFINITION | OBJECT
  type Query @purgedBy(tag: "root") {
    shop(id: ID, near: Near): Shop @purgedBy(tag: "shop {id}") @purgedBy(tag: "near {near}")
    best: Thing @purgedBy(tag: "best")
    size: Int
  }
  input Near { place: String }
  union Thing = Shop | Hall
  type Shop { size: Int hall: Hall name: String @purgedBy(tag: "names") }
  type Hall @purgedBy(tag: "halls") { size: Int shop: Shop }
`;
const schema = buildSchema(sdl);
const tagsOf = createCustomTags(readCacheHints(parse(sdl)));

/** The tags of the root's part that holds what a query asks. */
function tagsOfQuery(query: string, variables = {}, entity = ''): readonly string[] {
  const { root } = resolveSelection(schema, parse(query), variables, (typeName) => typeName === entity);
  return tagsOf('Query', { group: '', policy: minute, fields: root.fields }).map((tag) => tag.replace(/^tag /, ''));
}

it.each([
  ['{ size }', ['root']],
  ['{ shop(id: "s1") { size } }', ['root', 'shop s1', 'near ']],
  ['{ shop(id: 7, near: { place: "a" }) { size } }', ['root', 'shop 7', 'near {"place":"a"}']],
  ['{ a: shop { b: name } }', ['root', 'shop ', 'near ', 'names']],
  ['{ shop { hall { shop { size } } } }', ['root', 'shop ', 'near ', 'halls']],
  ['{ best { ... on Shop { name } } }', ['root', 'best', 'names', 'halls']],
])('%s has the tags of its type, its fields and all below', (query, tags) => {
  expect(tagsOfQuery(query)).toEqual(tags);
});

it('puts in the values of variables', () => {
  expect(tagsOfQuery('query ($id: ID) { shop(id: $id) { size } }', { id: 's2' })).toContain('shop s2');
});

it('has no tags of what is asked of entities: they are kept by themselves', () => {
  expect(tagsOfQuery('{ shop { hall { size } } }', {}, 'Hall')).toEqual(['root', 'shop ', 'near ']);
});
