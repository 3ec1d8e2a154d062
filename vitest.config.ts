import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);
const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Vite would take graphql's ES module while @apollo/subgraph requires its CommonJS one: two realms, and no schema passes.
const oneGraphql = { find: /^graphql$/, replacement: require.resolve('graphql') };

export default defineConfig({
  test: {
    reporters: ['default', './test/count-reporter.ts'],
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'graph',
          include: ['{packages,providers,services,gateway,sandbox,tools,test,web}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: {
          alias: [
            oneGraphql,
            { find: 'make-fetch-happen', replacement: pathOf('./test/compatibility/fetch.ts') },
            // The suite's own runner and log are not used: they need Jest, Docker and Rover.
            { find: /^(\.\/|\.\.\/utils\/)logging$/, replacement: pathOf('./test/compatibility/logging.ts') },
          ],
        },
        test: {
          name: 'compatibility',
          globals: true,
          include: [
            'test/compatibility/suite/node_modules/@apollo/federation-subgraph-compatibility-tests/src/tests/*.test.ts',
          ],
          // Apollo's own inline trace is off: traces go out by OpenTelemetry.
          exclude: ['**/ftv1.test.ts'],
          globalSetup: './test/compatibility/supergraph.ts',
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
