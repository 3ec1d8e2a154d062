import { composeSupergraph } from '../../gateway/src/index.ts';

/**
 * Five subgraphs with all that makes planning and merging hard. Where a type begins with `Loose`, a subgraph may answer values of
 * other types: for composition `LooseInt` is `Int`, for execution it is a scalar that lets everything pass.
 */
const sources: Readonly<Record<string, string>> = {
  people: `
    type Query {
      person(id: ID!): Person
      people(first: Int = 2): [Person!]!
      anyone: Being
      find(word: String!, mood: Mood): [Found]
    }
    type Mutation { rename(id: ID!, name: String!): Person poke(id: ID!): Int }
    interface Being { id: ID! name: LooseString }
    type Person implements Being @key(fields: "id") {
      id: ID! name: LooseString email: String mood: Mood data: JSON tags: [[String]]
      friends(first: Int): [Person]
      best: Being home: Place address: Address @shareable
    }
    type Robot implements Being @key(fields: "id") { id: ID! name: LooseString model: String! maker: Person }
    type Place @key(fields: "id", resolvable: false) { id: ID! }
    type Address @shareable { city: String zip: LooseInt }
    type Note { text: String! author: Person }
    union Found = Person | Robot | Note
    enum Mood { GOOD BAD }
    scalar JSON`,
  places: `
    type Query { places: [Place!] }
    type Place @key(fields: "id") {
      id: ID! title: String! inside: Place grid: [[Person!]]
      position: Position! visitors(first: Int = 3): [Person!]
    }
    type Position { x: LooseInt! y: LooseInt }
    type Person @key(fields: "id") { id: ID! }`,
  posts: `
    type Query { posts: [Post] post(id: ID!): Post }
    type Mutation { publish(title: String!): Post }
    type Person @key(fields: "id") { id: ID! posts(first: Int = 2): [Post!] latest: Post }
    type Robot @key(fields: "id") { id: ID! posts: [Post] }
    type Post @key(fields: "id") {
      id: ID! title: String! likes: LooseInt author: Person! mentions: [Person] details: Details @shareable
    }
    type Details @shareable { words: Int language: String }`,
  scores: `
    type Person @key(fields: "id") {
      id: ID! name: LooseString @external email: String @external
      score: Int @requires(fields: "name email") address: Address @shareable
    }
    type Address @shareable { city: String zip: LooseInt }
    type Place @key(fields: "id") { id: ID! title: String! @external stars: Int @requires(fields: "title") }
    type Post @key(fields: "id") {
      id: ID! likes: LooseInt @external rank: Int! @requires(fields: "likes") details: Details @shareable
    }
    type Details @shareable { words: Int pages: Float }`,
  media: `
    type Query { media: [Media] }
    interface Media { id: ID! url: String }
    type Image implements Media @key(fields: "id") { id: ID! url: String width: LooseInt! }
    type Video implements Media @key(fields: "id") { id: ID! url: String seconds: Float! post: Post }
    type Post @key(fields: "id") { id: ID! cover: Media pictures: [Image!]! }
    type Robot @key(fields: "id") { id: ID! camera: Image }`,
};

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@external", "@requires", "@shareable"
])`;

/** The subgraphs as they execute: what is loose lets everything pass. */
export const executableSdl: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(sources).map(([name, sdl]) => [name, `${link}\n${sdl.replace(/Loose\w+/g, 'Loose')}\nscalar Loose`]),
);

/** What a field is worked out from, by type and field. */
export const requirements: Readonly<Record<string, readonly string[]>> = {
  'Person.score': ['name', 'email'],
  'Place.stars': ['title'],
  'Post.rank': ['likes'],
};

export function composeGraph(): string {
  const composition = composeSupergraph(
    Object.entries(sources).map(([name, sdl]) => ({
      name,
      url: `http://${name}.test/graphql`,
      sdl: `${link}\n${sdl.replace(/Loose/g, '')}`,
    })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors, null, 2));
  return composition.supergraphSdl;
}
