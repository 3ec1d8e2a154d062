import { drainOnSignals } from '@weedhounds/http';
import type { Telemetry } from '@weedhounds/telemetry';
import { openFilledDatabase } from './open-filled-database.ts';
import { readStartSettings } from './settings.ts';
import { startGraph } from './start-graph.ts';

/** Opens and fills the database, starts the graph, says where it is, and ends it all on SIGTERM. */
export async function startEverything(telemetry: Telemetry): Promise<void> {
  const { host, port, gateway, ...settings } = readStartSettings(process.env);
  const { stores, isDemonstration, close } = await openFilledDatabase(settings);
  try {
    const graph = await startGraph({
      stores,
      host,
      port,
      ...gateway,
      ...(isDemonstration && { notice: 'The shops and menus here are invented: this is a demonstration.' }),
    });
    drainOnSignals(async () => {
      await graph.close();
      await close();
      await telemetry.stop();
    });
    // Last: whoever reads this may send a signal at once.
    process.stdout.write(`WeedHounds Graph is ready at ${graph.url}/graphql; explore it at ${graph.url}/graphiql\n`);
  } catch (error) {
    await close();
    throw error;
  }
}
