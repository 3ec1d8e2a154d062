import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memberScope, rootFetch } from '../fetch/testing/fetch-spec.ts';
import { openCachedShop } from './testing/cached-shop.ts';

const fields = ['name', 'label', 'price'] as const;
const scope = memberScope('u1');

/** One way to ask for the same: the order, the aliases, fragments, and how the argument is given. */
const style = fc.record({
  order: fc.shuffledSubarray([...fields], { minLength: 1 }),
  alias: fc.constantFrom('', 'a', 'name_', 'z9'),
  isInFragment: fc.boolean(),
  isNamed: fc.boolean(),
  first: fc.constantFrom('literal', 'variable', 'default'),
  rootAlias: fc.constantFrom('', 'list: '),
});

function write({
  order,
  alias,
  isInFragment,
  isNamed,
  first,
  rootAlias,
}: typeof style extends fc.Arbitrary<infer T> ? T : never) {
  const asked = order.map((field) => (alias === '' ? field : `${alias}${field}: ${field}`)).join(' ');
  const selection = isInFragment ? `... on Item { ...Parts }` : asked;
  const argument = first === 'literal' ? '1' : '$n';
  const definition = first === 'literal' ? '' : `($n: Int${first === 'default' ? ' = 1' : ''})`;
  const text = `query ${isNamed ? 'Named' : ''}${definition} { ${rootAlias}items(first: ${argument}) { ${selection} } }`;
  const fragment = isInFragment ? ` fragment Parts on Item { ${asked} }` : '';
  return {
    query: text + fragment,
    variables: first === 'variable' ? '{"n":1}' : '{}',
    names: [rootAlias === '' ? 'items' : 'list'],
  };
}

it('asks nothing anew that is only asked for in another way', async () => {
  await fc.assert(
    fc.asyncProperty(style, style, async (one, other) => {
      const shop = openCachedShop();
      const ask = ({ query, variables, names }: ReturnType<typeof write>) =>
        shop.layer.fetchRoot(rootFetch(query, names, { subgraph: 'shop' }), variables, scope);
      const all = [...new Set([...one.order, ...other.order])];
      await ask(write({ ...one, order: all }));
      shop.asked();
      const { errors } = await ask(write(other));
      expect([errors, shop.asked()]).toEqual([[], []]);
    }),
    { numRuns: 100 },
  );
}, 60_000);
