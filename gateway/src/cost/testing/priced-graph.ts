import { composeSupergraph } from '../../load/compose-supergraph.ts';

/** A graph in which every kind of declaration of cost occurs. */
export const pricedSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@cost", "@listSize"])

  scalar Text @cost(weight: 2)
  scalar Json
  enum Colour @cost(weight: 3) { RED GREEN }

  interface Thing {
    id: ID!
    parts(first: Int = 4): [Part!]! @listSize(slicingArguments: ["first"])
    owner: Owner
  }
  union Found = Shelf | Lamp

  type Shelf implements Thing @cost(weight: 5) {
    id: ID!
    parts(first: Int = 4): [Part!]!
    owner: Owner
    colour: Colour
    label: Text
    boards: [Board]
  }
  type Lamp implements Thing {
    id: ID!
    parts(first: Int = 4): [Part!]! @listSize(slicingArguments: ["first"])
    owner: Owner
    watts: Int @cost(weight: 7)
    label: Text
    bulbs: [Part!] @listSize(assumedSize: 3)
  }
  type Board { width: Int holes: [[Part]] }
  type Part { id: ID! owner: Owner colours: [Colour!] @listSize(assumedSize: 2) data: Json }
  type Owner @cost(weight: 0) { id: ID! things(first: Int, last: Int): ThingConnection
    @listSize(slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"]) }
  type ThingConnection { edges: [ThingEdge!] nodes: [Thing] total: Int }
  type ThingEdge { cursor: String node: Thing }

  input Filter { colours: [Colour!] size: Size text: String @cost(weight: 4) }
  input Size { from: Int = 1 @cost(weight: 1) to: Int }

  type Query {
    thing(id: ID): Thing
    found: [Found] @listSize(assumedSize: 6)
    things(filter: Filter, first: Int = 2, after: String): ThingConnection
      @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"])
    search(text: String! @cost(weight: 10), cheap: Boolean @cost(weight: -30)): [Lamp!] @cost(weight: 2)
      @listSize(assumedSize: 3)
    page(first: Int, last: Int): [Part!]
      @listSize(slicingArguments: ["first", "last"], assumedSize: 8, requireOneSlicingArgument: false)
    note: Text
  }
  type Mutation { paint(id: ID!, colour: Colour!): Thing }
`;

/** The supergraph of one subgraph. */
export function compose(sdl: string): string {
  const composition = composeSupergraph([{ name: 'a', url: 'http://a', sdl }]);
  if (composition.kind === 'failed') throw new Error(composition.errors.map(({ message }) => message).join('\n'));
  return composition.supergraphSdl;
}
