import { startTelemetry } from '@weedhounds/telemetry';

// Before everything else: modules leave spans when they are loaded after this.
const telemetry = startTelemetry('strain');
const { openDatabase } = await import('@weedhounds/database');
const { runMain } = await import('@weedhounds/errors');
const { drainOnSignals } = await import('@weedhounds/http');
const { createStore, migrationsFolder, schemaName, startStrain } = await import('./index.ts');
const { readStrainSettings } = await import('./settings.ts');

runMain(async () => {
  const { database: databaseSettings, ...settings } = readStrainSettings(process.env);
  const database = await openDatabase(databaseSettings);
  await database.migrate(schemaName, migrationsFolder);
  const store = createStore(database);
  const subgraph = await startStrain({ store, ...settings });
  drainOnSignals(async () => {
    await subgraph.close();
    await store.close();
    await database.close();
    await telemetry.stop();
  });
  // Last: whoever reads this may send a signal at once.
  process.stdout.write(`Subgraph strain ready at ${subgraph.endpoint.url}/graphql\n`);
});
