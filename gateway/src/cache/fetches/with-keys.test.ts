import { buildSchema, parse, print, type SelectionSetNode, stripIgnoredCharacters } from 'graphql';
import { expect, it } from 'vitest';
import { withKeys } from './with-keys.ts';

const schema = buildSchema(`
  interface Named { name: String }
  type Query { shop: Shop named: Named other: Named }
  type Shop implements Named { id: ID! name: String owner: Person items: [Item] price: Price }
  type Item { sku: ID! code: ID! shop: Shop }
  type Person implements Named { country: Country name: String }
  type Country { code: ID! }
  type Price { amount: Float }
`);

const keys: Readonly<Record<string, readonly string[]>> = {
  Shop: ['{ id }'],
  Item: ['{ sku }', '{ sku code }'],
  Person: ['{ name country { code } }'],
};
const keysOf = (typeName: string) =>
  (keys[typeName] ?? []).map((text): SelectionSetNode => {
    const [definition] = parse(text).definitions;
    if (definition?.kind !== 'OperationDefinition') throw new TypeError(`${text} must be a set of fields.`);
    return definition.selectionSet;
  });

const objectsOf = (name: string) => new Set(name === 'Named' ? ['Shop', 'Person', 'Price'] : []);
const isRetyped = (typeName: string, fieldName: string) => `${typeName}.${fieldName}` === 'Query.other';
const subgraph = { keysOf, types: { objectsOf, isRetyped } };

it.each([
  ['{shop{name price{amount}}}', '{shop{name price{amount}_key_Shop_id:id}}'],
  ['{shop{id items{code}}}', '{shop{id items{code _key_Item_sku:sku}}}'],
  ['{shop{id owner{name}}}', '{shop{id owner{name _key_Person_country:country{code}}}}'],
  ['{shop{id:name}}', '{shop{id:name _key_Shop_id:id}}'],
  ['{shop{...on Shop{name}}}', '{shop{...on Shop{name}_key_Shop_id:id}}'],
  ['{shop{...S}}fragment S on Shop{name}', '{shop{...S _key_Shop_id:id}}fragment S on Shop{name}'],
  ['query($x:Boolean!){shop{id@include(if:$x)}}', 'query($x:Boolean!){shop{id@include(if:$x)_key_Shop_id:id}}'],
  [
    '{named{name}}',
    '{named{name __typename ...on Shop{_key_Shop_id:id}...on Person{_key_Person_name:name _key_Person_country:country{code}}}}',
  ],
  ['{other{name}}', '{other{name __typename}}'],
  ['{shop{_key_Shop_id:name}}', '{shop{_key_Shop_id:name __key_Shop_id:id}}'],
  [
    'query($r:[_Any!]!){_entities(representations:$r){...on Shop{name}...on Item{sku}}}',
    'query($r:[_Any!]!){_entities(representations:$r){...on Shop{name}...on Item{sku _key_Item_code:code}}}',
  ],
])('asks %s with its keys', (text, expected) => {
  expect(stripIgnoredCharacters(print(withKeys(schema, parse(text), subgraph)))).toBe(expected);
});
