import type { ScenarioGraph } from '../scenario.ts';

interface Binder {
  pages: { id: string }[];
  owner: { name: string; rank: { tag: string } | null } | null;
}

/** A binder is what it holds and whose it is. */
export const graph: ScenarioGraph = {
  subgraphs: {
    binders: {
      sdl: `
        type Query { binders: [Binder!]! }
        type Binder @key(fields: "pages { id } owner { name rank { tag } }") { pages: [Page!]! owner: Owner }
        type Page { id: ID! text: String }
        type Owner @shareable { name: String! rank: Rank }
        type Rank @shareable { tag: String! }
        extend type Page @key(fields: "id")`,
      resolvers: {
        Query: {
          binders: () => [
            { pages: [{ id: 'p1', text: 'one' }, { id: 'p2' }], owner: { name: 'Ada', rank: { tag: 'a' } } },
            { pages: [], owner: { name: 'Bob', rank: null } },
            { pages: [{ id: 'p1', text: 'one' }], owner: null },
          ],
        },
      },
    },
    archive: {
      sdl: `
        type Binder @key(fields: "pages { id } owner { name rank { tag } }") { pages: [Page!]! owner: Owner label: String }
        type Page @key(fields: "id") { id: ID! }
        type Owner @shareable { name: String! rank: Rank }
        type Rank @shareable { tag: String! }`,
      resolvers: {
        Binder: {
          __resolveReference: (binder: Binder) => binder,
          label: ({ pages, owner }: Binder) =>
            `${pages.map(({ id }) => id).join('+')} of ${owner?.name} (${owner?.rank?.tag})`,
        },
      },
    },
  },
};
