import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A Redis that a test may kill, and start again on the same port with nothing in it. */
export interface LoneRedis {
  url: URL;
  kill(): Promise<void>;
  start(): Promise<void>;
}

export async function startLoneRedis(port: number): Promise<LoneRedis> {
  const start = () => {
    const server = spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    return server;
  };
  const ready = async (server: ReturnType<typeof start>) => {
    for await (const line of server.stdout) if (String(line).includes('Ready to accept connections')) return;
  };
  let server = start();
  await ready(server);
  return {
    url: new URL(`redis://127.0.0.1:${port}`),
    async kill() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
    async start() {
      server = start();
      await ready(server);
    },
  };
}
