/** The stock gateway with Apollo Server's response cache, as its guide has it: `plugin.main.ts SUPERGRAPH PORT`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

process.env.APOLLO_TELEMETRY_DISABLED = '1';
const load = createRequire(new URL('../../gateway/rivals/package.json', import.meta.url));
const { default: responseCache } = load('@apollo/server-plugin-response-cache') as {
  default: () => ApolloServerPlugin;
};
const [file = '', port = '0'] = process.argv.slice(2);
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const gateway = new ApolloGateway({ supergraphSdl: readFileSync(file, 'utf8'), logger });
const server = new ApolloServer({ gateway, logger, plugins: [responseCache()] });
await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: Number(port) } });
