/** The stock gateway as its makers' guide starts it: `node stock.main.ts SUPERGRAPH PORT`. */
import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const [file = '', port = '0'] = process.argv.slice(2);
process.env.APOLLO_TELEMETRY_DISABLED = '1';
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const gateway = new ApolloGateway({ supergraphSdl: readFileSync(file, 'utf8'), logger });
const server = new ApolloServer({ gateway, logger });
await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: Number(port) } });
process.stdout.write('ready\n');
