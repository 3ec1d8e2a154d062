/**
 * `npm run dev`: every subgraph and the gateway in a process of its own, restarted when a file it imports changes. All of
 * them use the server that DATABASE_URL names; without one, this process holds the embedded database and serves it to them.
 */
import { createRequire } from 'node:module';
import { type EmbeddedSettings, servePGlite } from '@weedhounds/database';
import { runMain } from '@weedhounds/errors';
import { drainOnSignals } from '@weedhounds/http';
import { createSecret } from './create-secret.ts';
import { openFilledDatabase } from './open-filled-database.ts';
import { runProcess } from './run-process.ts';
import { readStartSettings, repository, type StartSettings } from './settings.ts';

const ports = { dispensary: 4001, menu: 4002, strain: 4003, network: 4004 };
const urls = Object.entries(ports).map(([name, port]) => `${name}=http://127.0.0.1:${port}/graphql`);
const tsx = createRequire(import.meta.url).resolve('tsx/cli');

runMain(async () => {
  const { database: wanted, ...settings } = readStartSettings(process.env);
  const database = wanted.kind === 'embedded' ? await serveEmbedded({ ...settings, database: wanted }) : wanted;
  const secret = createSecret();
  const watch = (name: string, entry: string, env: Record<string, string>, options: string[] = []) =>
    runProcess({
      name,
      args: [tsx, 'watch', '--clear-screen=false', ...options, entry],
      cwd: repository,
      env: { ...process.env, DATABASE_URL: database.url, GATEWAY_SECRET: secret, ...env },
    });
  const processes = [
    ...Object.entries(ports).map(([name, port]) =>
      watch(name, `services/${name}/src/main.ts`, { PORT: String(port), HOST: '127.0.0.1', SUBGRAPHS: urls.join(',') }),
    ),
    watch('gateway', 'gateway/src/main.ts', { PORT: String(settings.port), SUBGRAPH_URLS: urls.join(',') }, [
      '--include=schema/supergraph.graphql',
    ]),
  ];
  drainOnSignals(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    if ('close' in database) await database.close();
  });
});

/** Holds the embedded database and serves it on loopback. */
async function serveEmbedded(settings: StartSettings & { database: EmbeddedSettings }) {
  const { database, close } = await openFilledDatabase(settings);
  const server = await servePGlite(database, { port: 0 });
  return {
    url: server.url,
    async close() {
      await server.close();
      await close();
    },
  };
}
