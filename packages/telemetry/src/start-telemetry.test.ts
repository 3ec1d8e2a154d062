import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const index = fileURLToPath(new URL('./index.ts', import.meta.url));

/** Which of OpenTelemetry's modules a process has loaded after it started telemetry, and whether it could end. */
async function modulesLoaded(env: Record<string, string>): Promise<string[]> {
  const script = `
    import { createRequire } from 'node:module';
    import { startTelemetry } from ${JSON.stringify(index)};
    const telemetry = startTelemetry('test');
    await telemetry.stop();
    const loaded = Object.keys(createRequire(import.meta.url).cache).join('\\n').match(/@opentelemetry\\/[\\w-]+/g);
    console.log(JSON.stringify([...new Set(loaded ?? [])]));
  `;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { PATH: process.env.PATH, ...env } });
  return JSON.parse(stdout);
}

it('loads nothing without an endpoint', async () => {
  expect(await modulesLoaded({})).toEqual([]);
});

it('loads the SDK when there is an endpoint, and stops well when nobody answers there', async () => {
  const loaded = await modulesLoaded({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' });
  expect(loaded).toContain('@opentelemetry/sdk-node');
});
