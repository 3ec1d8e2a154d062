import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { callHeader, createCallVerifier, type GatewayCall } from '@weedhounds/gateway-call';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { execute, type GraphQLSchema, parse } from 'graphql';

const beginning = readFileSync(new URL('../../schema/shared.graphql', import.meta.url), 'utf8');
const shared = (own: string) => `${beginning}\n${own}`;

/** Items with names and prices that change, and notes that are the viewer's own. */
export const goodsSdl = shared(`
  type Query {
    item(id: ID!): Item @ttl(policy: MENU_DATA)
    items: [Item!] @ttl(policy: PRICING_DATA) @purgedBy(tag: "lists")
    time: Int
  }
  type Mutation { setPrice(id: ID!, price: Int!): Item }
  type Item @key(fields: "id") @ttl(policy: MENU_DATA) {
    id: ID!
    name: String
    label: String
    price: Int @ttl(policy: PRICING_DATA)
    note: String @cacheControl(maxAge: 600, scope: PRIVATE)
  }
`);

/** Ratings of items, and the best of them: its name is then asked of the other subgraph by its key. */
export const ratingsSdl = shared(`
  type Query { best: Item @ttl(policy: USER_REVIEWS) }
  type Item @key(fields: "id") @ttl(policy: MENU_DATA) { id: ID! rating: Int @ttl(policy: USER_REVIEWS) }
`);

/** A call as a subgraph got it. */
export interface TakenCall {
  subgraph: string;
  query: string;
  /** The ids of the items that were asked for by their keys. */
  ids: readonly string[];
}

/** Subgraphs over plain HTTP, which note what they are asked and can be told what to do. */
export interface RuleSubgraphs {
  urls: Readonly<Record<'goods' | 'ratings', string>>;
  calls: TakenCall[];
  prices: Map<string, number>;
  /** How many parts of objects were asked for, by policy: fields of one object in one call that share a policy are one. */
  parts: Record<string, number>;
  /** Headers of all answers. */
  headers: Record<string, string>;
  /** Ends connections instead of answering. */
  isCut: boolean;
  /** Milliseconds before an answer. */
  answerMs: number;
  close(): Promise<void>;
}

export async function startRuleSubgraphs(): Promise<RuleSubgraphs> {
  const prices = new Map([
    ['1', 10],
    ['2', 20],
    ['3', 30],
  ]);
  const itemOf = (id: string) => (prices.has(id) ? { id } : null);
  const schemas = {
    goods: buildSubgraphSchema({
      typeDefs: parse(goodsSdl),
      resolvers: {
        Query: {
          item(_root: unknown, { id }: { id: string }, call: unknown) {
            note(call, 'MENU_DATA', `item ${id}`);
            return itemOf(id);
          },
          items(_root: unknown, _arguments: unknown, call: unknown) {
            note(call, 'PRICING_DATA', 'items');
            return [...prices.keys()].map(itemOf);
          },
          time: () => 5,
        },
        Mutation: {
          setPrice(_root: unknown, { id, price }: { id: string; price: number }) {
            prices.set(id, price);
            return { id };
          },
        },
        Item: {
          __resolveReference: ({ id }: { id: string }) => itemOf(id),
          name({ id }: { id: string }, _arguments: unknown, call: unknown) {
            note(call, 'MENU_DATA', id);
            return `Item ${id}`;
          },
          label({ id }: { id: string }, _arguments: unknown, call: unknown) {
            note(call, 'MENU_DATA', id);
            return `Label ${id}`;
          },
          price({ id }: { id: string }, _arguments: unknown, call: unknown) {
            note(call, 'PRICING_DATA', id);
            return prices.get(id);
          },
          note: (_item: unknown, _arguments: unknown, call: unknown) => `of ${(call as GatewayCall).subject}`,
        },
      },
    }),
    ratings: buildSubgraphSchema({
      typeDefs: parse(ratingsSdl),
      resolvers: {
        Query: {
          best(_root: unknown, _arguments: unknown, call: unknown) {
            note(call, 'USER_REVIEWS', 'best');
            return { id: '1' };
          },
        },
        Item: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          rating({ id }: { id: string }, _arguments: unknown, call: unknown) {
            note(call, 'USER_REVIEWS', id);
            return Number(id);
          },
        },
      },
    }),
  };
  const state = {
    calls: [] as TakenCall[],
    prices,
    parts: {} as Record<string, number>,
    headers: {},
    isCut: false,
    answerMs: 0,
  };
  const servers = await Promise.all([start('goods'), start('ratings')]);
  const [goods = '', ratings = ''] = servers.map(urlOf);
  return Object.assign(state, {
    urls: { goods, ratings },
    async close() {
      for (const server of servers) server.close().closeAllConnections();
    },
  });

  async function start(name: 'goods' | 'ratings'): Promise<Server> {
    const verify = createCallVerifier(testSecrets, name);
    const server = createServer(async (request, response) => {
      const body = await text(request);
      if (state.isCut) return void request.socket.destroy();
      const result = await answer(name, schemas[name], body, verify(request.headers[callHeader]?.toString()));
      if (state.answerMs > 0) await new Promise((resolve) => setTimeout(resolve, state.answerMs));
      response.writeHead(200, { 'content-type': 'application/json', ...state.headers }).end(JSON.stringify(result));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return server;
  }

  /** Counts a part of an object once for each call. */
  function note(call: unknown, policy: string, object: string): void {
    const { seen } = call as { seen: Set<string> };
    const part = `${policy} ${object}`;
    if (!seen.has(part)) state.parts[policy] = (state.parts[policy] ?? 0) + 1;
    seen.add(part);
  }

  async function answer(subgraph: string, schema: GraphQLSchema, body: string, call: GatewayCall) {
    const { query, variables = {} } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
    const { representations = [] } = variables as { representations?: readonly { id: string }[] };
    state.calls.push({ subgraph, query, ids: representations.map(({ id }) => id) });
    const contextValue = { ...call, seen: new Set() };
    return execute({ schema, document: parse(query), variableValues: variables, contextValue });
  }
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
