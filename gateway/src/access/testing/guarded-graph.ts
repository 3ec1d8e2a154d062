import '../../load/without-apollo-telemetry.ts';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerOptionsWithGateway, type BaseContext } from '@apollo/server';
import { buildSchema, type DocumentNode, type GraphQLSchema, printSchema } from 'graphql';
import type { GatewayContext } from '../../context.ts';
import { quietLogger } from '../../load/quiet-logger.ts';
import { emptyRuleBook, type RuleBook } from '../../rules/rule-book.ts';
import { withAccess } from '../with-access.ts';
import { composeGuarded } from './compose-guarded.ts';
import { type LocalSubgraph, runSubgraph } from './run-subgraph.ts';

type GatewayInterface = ApolloServerOptionsWithGateway<BaseContext>['gateway'];

export interface Answer {
  data: unknown;
  /** In the order of the answer. */
  errors: { path: string; code: unknown; message: string; extensions: object | undefined }[];
}

/** A stock gateway behind access, over subgraphs in this process. */
export interface GuardedGraph {
  supergraphSdl: string;
  /** As clients see it. */
  schema: GraphQLSchema;
  subgraphs: ReadonlyMap<string, LocalSubgraph>;
  /** What reached the gateway behind access. */
  executed: { document: DocumentNode; queryHash: string }[];
  /** The texts of all fetches since the last call. */
  takeFetches(): string[];
  ask(query: string, context: GatewayContext, variables?: Record<string, unknown>): Promise<Answer>;
  stop(): Promise<void>;
}

export async function startGuardedGraph(
  sdl: Readonly<Record<string, string>>,
  rootValue: unknown,
  rules: RuleBook = emptyRuleBook,
): Promise<GuardedGraph> {
  const supergraphSdl = composeGuarded(sdl);
  const subgraphs = new Map(Object.entries(sdl).map(([name, text]) => [name, runSubgraph(text, rootValue)] as const));
  const executed: GuardedGraph['executed'] = [];
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: quietLogger,
    buildService({ name = '' }) {
      const subgraph = subgraphs.get(name);
      if (!subgraph) throw new TypeError(`Every subgraph must be run; got ${name}.`);
      return subgraph.dataSource;
    },
  });
  const schemas: GraphQLSchema[] = [];
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => schemas.push(apiSchema));
  const server = new ApolloServer<GatewayContext>({
    gateway: withAccess(withRecord(gateway, executed), { supergraphSdl, rules, leastConfidence: 'B' }),
    includeStacktraceInErrorResponses: false,
    logger: quietLogger,
    stopOnTerminationSignals: false,
  });
  await server.start();
  const [schema] = schemas;
  if (!schema) throw new TypeError('A started gateway has a schema.');
  return {
    supergraphSdl,
    // A copy: Apollo Server puts resolvers of its own into the one it serves.
    schema: buildSchema(printSchema(schema)),
    subgraphs,
    executed,
    takeFetches: () => [...subgraphs.values()].flatMap(({ asked }) => asked.splice(0)),
    async ask(query, contextValue, variables = {}) {
      const { body } = await server.executeOperation({ query, variables }, { contextValue });
      if (body.kind !== 'single') throw new TypeError('Every answer is sent whole.');
      const { data, errors = [] } = body.singleResult;
      return {
        data: data === undefined ? undefined : JSON.parse(JSON.stringify(data)),
        errors: errors.map(({ path = [], message, extensions }) => ({
          path: path.join('.'),
          code: extensions?.code,
          message,
          extensions,
        })),
      };
    },
    stop: () => server.stop(),
  };
}

function withRecord(gateway: GatewayInterface, executed: GuardedGraph['executed']): GatewayInterface {
  return {
    async load(options) {
      const { executor } = await gateway.load(options);
      return {
        executor: async (request) => {
          executed.push({ document: request.document, queryHash: request.queryHash });
          return executor ? executor(request) : {};
        },
      };
    },
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    stop: () => gateway.stop(),
  };
}
