import { buildSchema, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createAccessModel } from './access-model.ts';
import { completeResult } from './complete-result.ts';
import { fragmentsOf } from './read-document.ts';
import { readRequirements } from './read-requirements.ts';

// Composition keeps requirements away from places that cannot be null: this is what happens if one gets there.
const sdl = `
  type Query { shops: [Shop!]  shop: Shop!  things: [Thing!]  rows: [[Thing!]!] }
  union Thing = Shop | Item
  type Shop { id: ID!  price: Int! @adult  items: [Item!]! }
  type Item @adult { id: ID! }
  directive @adult on FIELD_DEFINITION | OBJECT
`;
const schema = buildSchema(sdl);
const model = createAccessModel(schema, readRequirements(sdl));
const refusals = [{ code: 'FORBIDDEN', message: 'No.', extensions: {} } as const];

function complete(query: string, data: Record<string, unknown>) {
  const document = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('The operation comes first.');
  const restriction = model.restrict(document, operation, [0]);
  if (restriction.kind !== 'rewritten') throw new TypeError('Something must be refused.');
  const { view, typenameAlias } = restriction;
  const fragments = fragmentsOf(document);
  const completed = completeResult({ view, refusals, operation, fragments, variables: {}, typenameAlias, data });
  return {
    data: JSON.parse(JSON.stringify(completed.data)),
    errors: completed.errors.map(({ path, extensions }) => `${path?.join('.')} ${extensions.code}`),
  };
}

describe('a refusal where null cannot stand', () => {
  it('makes the nearest parent null that can be', () => {
    expect(complete('{ shops { id price } }', { shops: [{ id: '1' }, { id: '2' }] })).toEqual({
      data: { shops: null },
      errors: ['shops.0.price FORBIDDEN', 'shops.1.price FORBIDDEN'],
    });
  });

  it('leaves no data when nothing above it can be null', () => {
    expect(complete('{ shop { id items { id } } }', { shop: { id: '1' } })).toEqual({
      data: null,
      errors: ['shop.items FORBIDDEN'],
    });
  });

  it('empties a list whose items cannot be null', () => {
    const [shop, item] = ['Shop', 'Item'].map((type) => ({ __runtimeType: type }));
    expect(
      complete('{ things { __typename } rows { __typename } }', { things: [shop, item], rows: [[shop], [item]] }),
    ).toEqual({
      data: { things: null, rows: null },
      errors: ['things.1 FORBIDDEN', 'rows.1.0 FORBIDDEN'],
    });
  });
});

it('shows nothing of an object that does not say what it is', () => {
  const things = [{ __typename: 'Shop', id: '1' }];
  expect(complete('{ things { __typename ... on Shop { id } } }', { things })).toEqual({
    data: { things: null },
    errors: ['things.0 INTERNAL_SERVER_ERROR'],
  });
  expect(complete('{ things { __typename } rows { __typename } }', { things: 'Shop', rows: [['Shop']] })).toEqual({
    data: { things: null, rows: null },
    errors: ['things INTERNAL_SERVER_ERROR', 'rows.0.0 INTERNAL_SERVER_ERROR'],
  });
});

it('finds nothing in prototypes', () => {
  const query = '{ constructor: shops { id } toString: shop { items { id } } __proto__: things { __typename } }';
  expect(complete(query, {})).toEqual({
    data: null,
    errors: [],
  });
});
