/** `npm start`: four subgraphs and the gateway in this process, on the embedded database unless DATABASE_URL names a server. */
import { startTelemetry } from '@weedhounds/telemetry';

// Before everything else: modules leave spans when they are loaded after this.
const telemetry = startTelemetry('weedhounds-graph');
const { runMain } = await import('@weedhounds/errors');
const { startEverything } = await import('./start-everything.ts');

runMain(() => startEverything(telemetry));
