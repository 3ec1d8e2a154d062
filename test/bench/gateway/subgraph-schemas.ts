/** The four subgraphs of the public gateway benchmark, rewritten: people, what they bought, and what they said of it. */
const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])`;

interface SubgraphSource {
  sdl: string;
  resolvers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const words = 'lamp chair table shelf mirror carpet curtain pillow blanket vase clock frame'.split(' ');
const userCount = 5;
const productCount = 6;

const users = Array.from({ length: userCount }, (_, index) => ({
  id: `user-${index}`,
  username: `${words[index]}-lover`,
  name: `Person who likes every ${words[index]}`,
}));
const products = Array.from({ length: productCount }, (_, index) => ({
  upc: `product-${index}`,
  name: `A ${words[index]} for the ${words[index + 3]} next to it`,
  price: 100 * (index + 3),
  weight: 250 * (index + 1),
}));
/** Everybody has said something of four products; each product has been spoken of by several. */
const reviews = users.flatMap(({ id: authorId }, user) =>
  [0, 1, 2, 3].map((offset) => ({
    id: `review-${user}-${offset}`,
    body: `${authorId} says ${offset}: as it should be`,
    authorId,
    upc: `product-${(user * 2 + offset) % productCount}`,
  })),
);

type Representation = Readonly<Record<string, unknown>>;

export const subgraphSources: Readonly<Record<string, SubgraphSource>> = {
  accounts: {
    sdl: `${link('"@key"')}
      type Query { users(tag: String): [User!]! me: User }
      type User @key(fields: "id") { id: ID! username: String name: String }`,
    resolvers: {
      Query: { users: () => users, me: () => users[0] },
      User: { __resolveReference: ({ id }: Representation) => users.find((user) => user.id === id) ?? null },
    },
  },
  products: {
    sdl: `${link('"@key"')}
      type Query { topProducts(first: Int = 5): [Product!]! }
      type Product @key(fields: "upc") { upc: ID! name: String price: Int weight: Int }`,
    resolvers: {
      Query: { topProducts: (_: unknown, { first }: { first: number }) => products.slice(0, first) },
      Product: { __resolveReference: ({ upc }: Representation) => products.find((one) => one.upc === upc) ?? null },
    },
  },
  inventory: {
    sdl: `${link('"@key", "@external", "@requires"')}
      type Query { stockedCount: Int }
      type Product @key(fields: "upc") {
        upc: ID! weight: Int @external price: Int @external
        inStock: Boolean
        shippingEstimate: Int @requires(fields: "price weight")
      }`,
    resolvers: {
      Query: { stockedCount: () => productCount },
      Product: {
        __resolveReference: (product: Representation) => product,
        inStock: ({ upc }: { upc: string }) => upc !== 'product-1',
        shippingEstimate: ({ price, weight }: { price: number; weight: number }) => (price > 1_000 ? 0 : weight / 2),
      },
    },
  },
  reviews: {
    sdl: `${link('"@key"')}
      type Query { reviewCount: Int }
      type Review { id: ID! body: String author: User product: Product }
      type User @key(fields: "id") { id: ID! reviews: [Review!] }
      type Product @key(fields: "upc") { upc: ID! reviews: [Review!] }`,
    resolvers: {
      Query: { reviewCount: () => reviews.length },
      Review: {
        author: ({ authorId }: { authorId: string }) => ({ id: authorId }),
        product: ({ upc }: { upc: string }) => ({ upc }),
      },
      User: { reviews: ({ id }: { id: string }) => reviews.filter(({ authorId }) => authorId === id) },
      Product: { reviews: ({ upc }: { upc: string }) => reviews.filter((review) => review.upc === upc) },
    },
  },
};
