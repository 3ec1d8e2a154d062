import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A Redis for tests: the one at `REDIS_URL`, or a private one on a free port. */
export interface TestRedis {
  url: URL;
  /** Ends the server when it is a private one. */
  stop(): Promise<void>;
}

/** Whether `startRedis` can: `REDIS_URL` is set or there is a `redis-server` on the PATH. */
export function hasRedis(): boolean {
  if (process.env.REDIS_URL) return true;
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export async function startRedis(): Promise<TestRedis> {
  if (process.env.REDIS_URL) return { url: new URL(process.env.REDIS_URL), stop: async () => {} };
  const port = await takeFreePort();
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of server.stdout) if (String(line).includes('Ready to accept connections')) break;
  return {
    url: new URL(`redis://127.0.0.1:${port}`),
    async stop() {
      server.kill('SIGKILL');
      await once(server, 'close');
    },
  };
}

async function takeFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
