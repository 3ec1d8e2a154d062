/** Two subgraphs with every kind of position: interfaces that refine each other's fields, a union, lists of lists, entities. */
export const subgraphs = {
  catalog: `
    type Query {
      node(id: ID!): Node
      product(id: ID!): Product
      shops: [Shop]
      search(first: Int): [Hit]
      grid: [[Node]]
      featured: Named
      person: Person
    }
    type Mutation { rename(id: ID!, name: String): Product  close(id: ID!): Shop  touch: Node }
    interface Node { id: ID! }
    interface Named { name(upper: Boolean): String  owner: Named }
    union Hit = Product | Shop | Note
    type Product implements Node & Named @key(fields: "id") {
      id: ID!  name(upper: Boolean): String  owner: Shop  tags: [String]  related: [Node]
    }
    type Shop implements Node & Named @key(fields: "id") {
      id: ID!  name(upper: Boolean): String  owner: Person  stock: [Product]  best: Hit
    }
    type Person implements Named { name(upper: Boolean): String  owner: Named  likes: [Hit] }
    type Note { text: String  about: Node }`,
  reviews: `
    type Query { latest: [Review] }
    type Product @key(fields: "id") { id: ID!  rating: Float  reviews: [Review] }
    type Shop @key(fields: "id") { id: ID!  visits: Int }
    type Review { text: String  product: Product }`,
};

type Thing = Readonly<Record<string, unknown>>;

const name =
  (text: string) =>
  ({ upper }: { upper?: boolean }) =>
    upper ? text.toUpperCase() : text;

/** Everything there is; both subgraphs answer from it. @param ratingOfChair a resolver that may fail */
export function createWorld(ratingOfChair: () => number = () => 3) {
  const ann: Thing = { __typename: 'Person', name: name('Ann'), owner: null, likes: () => [lamp, note, null, corner] };
  const corner: Thing = {
    __typename: 'Shop',
    id: 's1',
    name: name('Corner'),
    owner: ann,
    stock: () => [lamp, chair],
    best: () => note,
    visits: 7,
  };
  const closed: Thing = {
    ...corner,
    id: 's2',
    name: name('Closed'),
    owner: null,
    stock: null,
    best: () => chair,
    visits: 0,
  };
  const lamp: Thing = {
    __typename: 'Product',
    id: 'p1',
    name: name('Lamp'),
    owner: corner,
    tags: ['bright', null],
    related: () => [chair, closed, null],
    rating: 4.5,
    reviews: () => [good],
  };
  const chair: Thing = {
    ...lamp,
    id: 'p2',
    name: name('Chair'),
    owner: null,
    related: () => [],
    reviews: null,
    rating: ratingOfChair,
  };
  const note: Thing = { __typename: 'Note', text: 'Mind the step.', about: () => corner };
  const good: Thing = { __typename: 'Review', text: 'Good.', product: () => lamp };
  const things = [corner, closed, lamp, chair];
  const find = ({ id }: { id?: unknown }) => things.find((thing) => thing.id === id) ?? null;
  return {
    node: find,
    product: find,
    shops: [corner, closed],
    search: ({ first }: { first?: number }) => [lamp, note, corner, chair].slice(0, first ?? 4),
    grid: [[lamp, corner], null, [closed, null]],
    featured: ann,
    person: ann,
    latest: [good],
    rename: find,
    close: find,
    touch: () => corner,
    _entities: ({ representations }: { representations: Thing[] }) => representations.map(find),
  };
}
