import { startTelemetry } from '@weedhounds/telemetry';

// Before everything else: modules leave spans when they are loaded after this.
const telemetry = startTelemetry('gateway');
const { runMain } = await import('@weedhounds/errors');
const { drainOnSignals } = await import('@weedhounds/http');
const { startGateway } = await import('./index.ts');
const { readGatewaySettings } = await import('./settings.ts');
const { updateOnSignal } = await import('./update-on-signal.ts');

runMain(async () => {
  const readSettings = () => readGatewaySettings(process.argv.slice(2), process.env);
  const gateway = await startGateway(readSettings());
  updateOnSignal(() => gateway.update(readSettings().supergraphSdl));
  drainOnSignals(async () => {
    await gateway.close();
    await telemetry.stop();
  });
  // Last: whoever reads this may send a signal at once.
  process.stdout.write(`Gateway ready at ${gateway.url}/graphql\n`);
});
