import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { policyClassOf } from '@weedhounds/policy';
import { buildSchema, execute, type GraphQLFieldResolver, type GraphQLSchema, parse, printSchema } from 'graphql';
import { subgraphTag } from '../../gateway/src/cache/entries/entity-tags.ts';
import { createPlainCache } from '../../gateway/src/cache/testing/plain-cache.ts';
import type { GatewayContext } from '../../gateway/src/context.ts';
import { createLiveGraph } from '../../gateway/src/graph/live-graph.ts';
import { type Graph, loadGraph } from '../../gateway/src/graph/load-graph.ts';
import { quietLogger } from '../../gateway/src/load/quiet-logger.ts';
import { OperationStore } from '../../gateway/src/prepare/operation-store.ts';
import { emptyRuleBook } from '../../gateway/src/rules/rule-book.ts';
import type { Answer } from './compare.ts';
import { composeGraph, executableSdl } from './graph.ts';
import { createLocalClient } from './local-client.ts';
import type { RandomOperation } from './random-operation.ts';
import { createFieldResolver } from './resolve-field.ts';

export type ExecutorName = 'own' | 'apollo' | 'cached';

/** Both executors, and ours once more with everything cached, over the same subgraphs, all in this process; and the graph as one schema, executed by graphql-js. */
export interface Differential {
  schema: GraphQLSchema;
  /** What all values are made of from now on. */
  useSeed(seed: number): void;
  ask(executor: ExecutorName, operation: RandomOperation): Promise<Answer>;
  /** Purges all that the executor with a cache has kept. */
  purge(): Promise<void>;
  /** What the graph would answer if it were one schema. */
  askWhole(operation: RandomOperation): Promise<Answer>;
  stop(): Promise<void>;
}

const facts = { role: 'STRANGER' as const, jurisdiction: null, age: null, patientOf: null };
const viewer = { ...facts, subject: null, scopes: [], caller: 'nobody' };
const context: GatewayContext = { viewer, policyClass: policyClassOf(facts) };

export async function startDifferential(): Promise<Differential> {
  const supergraphSdl = composeGraph();
  let fieldResolver: GraphQLFieldResolver<never, unknown> = () => null;
  const clients = new Map(
    Object.entries(executableSdl).map(([name, sdl]) => {
      const schema = buildSubgraphSchema([{ typeDefs: parse(sdl) }]);
      return [name, createLocalClient({ schema, fieldResolver: () => fieldResolver })];
    }),
  );
  const entityCache = createPlainCache();
  const load = (executor: ExecutorName) =>
    loadGraph({
      supergraphSdl,
      gatewayId: executor,
      subgraphs: { addresses: [], clients },
      executor: executor === 'apollo' ? 'apollo' : 'own',
      entityCache: executor === 'cached' ? entityCache : undefined,
      store: new OperationStore(),
      rules: emptyRuleBook,
      leastConfidence: 'A',
      planDeadlineMs: 60_000,
      overrideLabels: [],
    });
  const served = {
    own: await serve(await load('own')),
    apollo: await serve(await load('apollo')),
    cached: await serve(await load('cached')),
  };
  const { schema } = served.own.graph;
  // Of its own, without the resolvers that @apollo/gateway puts into the client's schema.
  const whole = buildSchema(printSchema(schema));
  return {
    schema,
    useSeed(seed) {
      fieldResolver = createFieldResolver(seed, schema) as GraphQLFieldResolver<never, unknown>;
    },
    ask: (executor, operation) => served[executor].ask(operation),
    async purge() {
      await entityCache.purges.purge(Object.keys(executableSdl).map(subgraphTag), 'HARD');
    },
    async askWhole({ query, operationName, variables: variableValues }) {
      const resolver = fieldResolver as GraphQLFieldResolver<unknown, unknown>;
      const document = parse(query);
      const { data = null, errors = [] } = await execute({
        schema: whole,
        document,
        operationName,
        variableValues,
        fieldResolver: resolver,
        rootValue: {},
      });
      return {
        data: JSON.parse(JSON.stringify(data)),
        errors: errors.map(({ path, message }) => ({ path, code: undefined, message })),
      };
    },
    async stop() {
      for (const { stop } of Object.values(served)) await stop();
    },
  };
}

/** A graph behind an Apollo Server that is asked without HTTP. */
async function serve(graph: Graph) {
  const live = createLiveGraph({ first: graph });
  const server = new ApolloServer<GatewayContext>({
    gateway: live.gateway,
    includeStacktraceInErrorResponses: false,
    logger: quietLogger,
    stopOnTerminationSignals: false,
  });
  await server.start();
  return {
    graph,
    async ask({ query, operationName, variables }: RandomOperation): Promise<Answer> {
      const { body } = await server.executeOperation(
        { query, operationName, variables },
        { contextValue: { ...context } },
      );
      if (body.kind !== 'single') throw new TypeError('Answers must be whole.');
      const { data, errors = [] } = body.singleResult;
      return {
        data: data === undefined ? undefined : JSON.parse(JSON.stringify(data)),
        errors: errors.map(({ path, extensions, message }) => ({ path, code: extensions?.code, message })),
      };
    },
    async stop() {
      await server.stop();
      await live.close();
    },
  };
}
