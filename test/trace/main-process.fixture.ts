import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { testSecrets } from '@weedhounds/subgraph/testing';

/**
 * Runs a main file of the repository until it says where it listens.
 *
 * @param file path from the repository's root
 */
export async function startMain(file: string, env: Readonly<Record<string, string>>) {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const child = spawn(process.execPath, file.endsWith('.ts') ? ['--import', 'tsx', path] : [path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH ?? '', PORT: '0', GATEWAY_SECRET: testSecrets.join(), ...env },
  });
  const closed = once(child, 'close');
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (!url) continue;
    return {
      /** Its GraphQL address. */
      url,
      /** Ends it well, and answers its exit code. */
      async stop(): Promise<unknown> {
        child.kill('SIGTERM');
        const [code] = await closed;
        return code;
      },
    };
  }
  throw new Error(`${file} ended before it listened.`);
}
