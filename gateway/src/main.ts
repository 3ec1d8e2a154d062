import { startTelemetry } from '@weedhounds/telemetry';

// Before everything else: modules leave spans when they are loaded after this.
const telemetry = startTelemetry('gateway');
const { runMain } = await import('@weedhounds/errors');
const { drainOnSignals } = await import('@weedhounds/http');
const { startGateway } = await import('./index.ts');
const { readGatewaySettings } = await import('./settings.ts');

runMain(async () => {
  const gateway = await startGateway(readGatewaySettings(process.argv.slice(2), process.env));
  drainOnSignals(async () => {
    await gateway.close();
    await telemetry.stop();
  });
  // Last: whoever reads this may send a signal at once.
  process.stdout.write(`Gateway ready at ${gateway.url}/graphql\n`);
});
