import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { buildSchema } from 'graphql';
import { drainOnSignals, serveGraphQL } from './index.ts';

/** A process for the signal tests: says where it listens, and answers `slow` once a line comes in on stdin. */
const released = new Promise<void>((resolve) => process.stdin.once('data', () => resolve()));
const apollo = new ApolloServer({
  schema: buildSchema('type Query { slow: String }'),
  rootValue: () => ({
    slow: async () => {
      process.stdout.write('asked\n');
      await released;
      return 'answered';
    },
  }),
  stopOnTerminationSignals: false,
  plugins: [ApolloServerPluginLandingPageDisabled()],
});
await apollo.start();
const endpoint = await serveGraphQL({
  apollo,
  context: async () => ({}),
  host: '127.0.0.1',
  port: 0,
  health: { name: 'slow', version: '1.0.0', schemaHash: '0123456789abcdef' },
});
drainOnSignals(async () => {
  process.stdout.write('draining\n');
  await endpoint.close();
  process.stdout.write('closed\n');
});
process.stdout.write(`${endpoint.url}\n`);
