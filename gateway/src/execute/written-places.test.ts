import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { expect, it } from 'vitest';
import type { Place } from '../fetch/place.ts';
import { findWrittenPlaces } from './written-places.ts';

const fetch = (operation: string, more: Partial<FetchNode> = {}): FetchNode => ({
  kind: 'Fetch',
  serviceName: 'shops',
  operation,
  operationKind: 'query' as FetchNode['operationKind'],
  operationName: undefined,
  ...more,
});
const entities = (fields: string, more: Partial<FetchNode> = {}): FetchNode =>
  fetch(`query($r: [_Any!]!) { _entities(representations: $r) { ... on Shop { ${fields} } } }`, {
    requires: [],
    ...more,
  });
const at = (path: string, node: PlanNode): PlanNode => ({ kind: 'Flatten', path: path.split('.'), node });
const sequence = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Sequence', nodes });

/** Each place, by the names that lead to it: whether it is brought once. */
function found(plan: PlanNode): Record<string, boolean> {
  const places: Record<string, boolean> = {};
  const collect = ({ below }: Place, path: string) => {
    for (const [name, inner] of below) {
      places[`${path}${name}`] = inner.isBroughtOnce;
      collect(inner, `${path}${name}.`);
    }
  };
  collect(findWrittenPlaces(plan), '');
  return places;
}

it('finds where fetches write, lists passed over', () => {
  const root = fetch('{ shops { id owner { id } } best { id } }');
  expect(found(sequence(root, at('shops.@', entities('name')), at('shops.@.owner', entities('age'))))).toEqual({
    shops: true,
    'shops.owner': true,
  });
});

it('finds what two fetches bring, in whatever fragments', () => {
  const root = fetch(
    'query { shops { ...Parts } } fragment Parts on Shop { id place { ... on Place { town { id } } } }',
  );
  const zip = at('shops.@', entities('place { town { zip } }'));
  expect(found(sequence(root, zip, at('shops.@.place.town', entities('mayor'))))).toEqual({
    shops: true,
    'shops.place': false,
    'shops.place.town': false,
  });
});

it('goes by response names', () => {
  const root = fetch('{ best: shop { id } shop: other { id } }');
  const more = { kind: 'Parallel', nodes: [at('best', entities('name')), at('shop', entities('name'))] } as const;
  expect(found(sequence(root, more as unknown as PlanNode))).toEqual({ best: true, shop: true });
});

it('counts both sides of a condition', () => {
  const root = (id: string) => fetch(`{ shop { ${id} } }`);
  const plan: PlanNode = { kind: 'Condition', condition: 'c', ifClause: root('id'), elseClause: root('key') };
  expect(found(sequence(plan, at('shop', entities('name'))))).toEqual({ shop: false });
});

it('takes a fetch whose fields are renamed to bring everything below it', () => {
  const renamed = entities('name', { outputRewrites: [{ kind: 'KeyRenamer', path: ['a'], renameKeyTo: 'owner' }] });
  const root = fetch('{ shop { id owner { id } } }');
  expect(found(sequence(root, at('shop', renamed), at('shop.owner', entities('age'))))).toEqual({
    shop: true,
    'shop.owner': false,
  });
});
