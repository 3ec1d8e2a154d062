import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A Redis that a test may kill, and start again on the same port with nothing in it. */
export interface LoneRedis {
  url: URL;
  kill(): Promise<void>;
  start(): Promise<void>;
}

export async function startLoneRedis(port: number): Promise<LoneRedis> {
  let server = await spawnRedis(port);
  return {
    url: new URL(`redis://127.0.0.1:${port}`),
    async kill() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
    async start() {
      server = await spawnRedis(port);
    },
  };
}

async function spawnRedis(port: number): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of server.stdout) if (String(line).includes('Ready to accept connections')) break;
  return server;
}
