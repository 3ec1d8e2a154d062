import { buildASTSchema, isObjectType, parse } from 'graphql';
import { expect, it } from 'vitest';
import { readRequirements } from '../../access/read-requirements.ts';
import { readGuardedFields } from './guarded-fields.ts';

const supergraphSdl = `
  directive @join__type(graph: join__Graph!, key: String) repeatable on OBJECT | INTERFACE
  directive @join__field(graph: join__Graph, requires: String) repeatable on FIELD_DEFINITION
  enum join__Graph { A B }
  type Query { open: Open guarded: Guarded own: Int @access(roles: [MEMBER]) shop: Shop page: Page any: Any node: Node plain: Plain }
  type Guarded @adult { count: Int open: Open }
  type Open { text: String }
  type Plain { one: Int two: Two }
  type Two { three: Int }
  type Page { total: Int items: [Item!] info: Info inner: Inner }
  type Item { price: Guarded }
  type Info { next: String }
  type Inner { page: Page note: Int }
  union Any = Open | Guarded
  interface Node { id: ID! price: Int @adult }
  type Shop implements Node @join__type(graph: A, key: "id") {
    id: ID! price: Int name: String page: Page open: Open menu: Guarded
    fee: Int @join__field(graph: A, requires: "price")
    fees: Int @join__field(graph: A, requires: "fee")
    sum: Int @join__field(graph: A, requires: "open { text }")
    total: Int @join__field(graph: A, requires: "page { total }")
    label: String @join__field(graph: A, requires: "name")
    tax: Int @join__field(graph: A, requires: "cost { shop { price } }")
    duty: Int @join__field(graph: A, requires: "node { ... on Shop { price } }")
    node: Node
    cost: Cost
  }
  type Cost { sum: Int net: Int @join__field(graph: A, requires: "sum") shop: Shop }
`;
const document = parse(supergraphSdl, { noLocation: true });
const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
const isGuarded = readGuardedFields(document, schema, readRequirements(supergraphSdl));

it.each([
  ['that a directive is on', 'Query.own', true],
  ['that returns a guarded type', 'Query.guarded', true],
  ['that returns an unguarded type', 'Query.open', false],
  ['that returns a value with nothing guarded in it', 'Query.plain', false],
  ['that may return a guarded type', 'Query.any', true],
  ['that returns an interface of entities with guarded fields', 'Query.node', false],
  ['that returns an entity with guarded fields', 'Query.shop', false],
  ['that returns a value with something guarded in it, however deep', 'Query.page', true],
  ['of a guarded type', 'Guarded.count', true],
  ['that leads out of a guarded type', 'Guarded.open', true],
  ['of a type that a guarded one leads to, which others do too', 'Open.text', false],
  ['that stands beside something guarded in a value', 'Page.total', true],
  ['that stands beside it and leads elsewhere', 'Page.info', true],
  ['of a part that stands beside it, which is told apart with the whole', 'Info.next', false],
  ['of a part of a value that leads back to it', 'Inner.note', true],
  ['of a value without anything guarded', 'Plain.one', false],
  ['below that', 'Two.three', false],
  ['of an entity beside guarded ones', 'Shop.name', false],
  ['that is guarded on the interface', 'Shop.price', true],
  ['of an entity that returns a value with something guarded', 'Shop.page', true],
  ['of an entity that returns a guarded type', 'Shop.menu', true],
  ['that requires something guarded', 'Shop.fee', true],
  ['that requires what requires something guarded', 'Shop.fees', true],
  ['that requires a part of a value with something guarded', 'Shop.total', true],
  ['that requires something guarded of another entity', 'Shop.tax', true],
  ['that requires something guarded of one kind of entity', 'Shop.duty', true],
  ['that requires something unguarded', 'Shop.sum', false],
  ['that requires its neighbour', 'Shop.label', false],
  ['of a value that leads to an entity with guarded fields', 'Cost.sum', false],
  ['that does not exist', 'Shop.nothing', false],
])('a field %s: %s, is guarded: %s', (_, coordinate, expected) => {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new TypeError(`${typeName} must be an object type.`);
  expect(isGuarded(type, fieldName)).toBe(expected);
});
