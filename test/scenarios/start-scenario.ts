import { startSubgraph } from '@weedhounds/subgraph';
import { testSecrets } from '@weedhounds/subgraph/testing';
import type { EntityCache } from '../../gateway/src/cache/entity-cache.ts';
import { createForgetfulCache, createPlainCache } from '../../gateway/src/cache/testing/plain-cache.ts';
import { composeSupergraph, readPublicSettings, startGateway } from '../../gateway/src/index.ts';
import { postGraphQL } from '../../gateway/src/testing/post-graphql.ts';
import { type ScenarioAnswer, type ScenarioGraph, type ScenarioRequest, sortErrors } from './scenario.ts';

/** What runs plans: this project's executor, @apollo/gateway's, or this project's with everything cached, or every second entry. */
export type ExecutorName = 'own' | 'apollo' | 'cached' | 'half cached';

/** A scenario's subgraphs behind gateways, one with each executor. */
export interface RunningScenario {
  ask(executor: ExecutorName, request: ScenarioRequest): Promise<ScenarioAnswer>;
  stop(): Promise<void>;
}

/** All that scenarios use of federation. */
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@external", "@requires", "@provides", "@shareable", "@override", "@interfaceObject", "@inaccessible"
])`;

/** What each executor keeps; nothing where it is not named. */
const cacheOf: { [executor in ExecutorName]?: () => EntityCache } = {
  cached: createPlainCache,
  'half cached': createForgetfulCache,
};

const uncached = { ...readPublicSettings({}).cache, isOn: false };

/** Starts real subgraphs and gateways on free ports. */
export async function startScenario({ subgraphs, overrideLabels = [] }: ScenarioGraph): Promise<RunningScenario> {
  const definitions = Object.entries(subgraphs).map(([name, { sdl, resolvers }]) => ({
    name,
    resolvers,
    sdl: `${link}\n${sdl}`,
  }));
  const running = await Promise.all(
    definitions.map(({ name, sdl, resolvers }) =>
      startSubgraph({
        name,
        version: '1.0.0',
        typeDefs: sdl,
        resolvers,
        secrets: testSecrets,
        createContext: () => ({}),
        host: '127.0.0.1',
        port: 0,
      }),
    ),
  );
  const composition = composeSupergraph(
    definitions.map(({ name, sdl }, index) => ({ name, sdl, url: `${running[index]?.endpoint.url}/graphql` })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors, null, 2));
  const { supergraphSdl } = composition;
  const start = (executor: ExecutorName) =>
    startGateway({
      supergraphSdl,
      secrets: testSecrets,
      host: '127.0.0.1',
      port: 0,
      executor: executor === 'apollo' ? 'apollo' : 'own',
      cache: uncached,
      entityCache: cacheOf[executor]?.(),
      overrideLabels,
      planDeadlineMs: 30_000,
    });
  const gateways = {
    own: await start('own'),
    apollo: await start('apollo'),
    cached: await start('cached'),
    'half cached': await start('half cached'),
  };
  return {
    async ask(executor, { query, variables, operationName }) {
      const request = { query, variables, ...(operationName !== undefined && { operationName }) };
      const { result } = await postGraphQL(gateways[executor].url, request);
      return toAnswer(result as Parameters<typeof toAnswer>[0]);
    },
    async stop() {
      await Promise.all(Object.values(gateways).map((gateway) => gateway.close()));
      await Promise.all(running.map((subgraph) => subgraph.close()));
    },
  };
}

interface Answered {
  data?: unknown;
  errors?: readonly { path?: readonly (string | number)[]; extensions?: { code?: unknown } }[];
}

function toAnswer({ data, errors = [] }: Answered): ScenarioAnswer {
  return { data, errors: sortErrors(errors.map(({ path, extensions }) => ({ path, code: extensions?.code }))) };
}
