import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ComposeService, ourServices, readComposeFile, repository } from './compose-file.ts';

const services = ourServices(
  readComposeFile({ POSTGRES_PASSWORD: 'secret', GATEWAY_SECRET: 'a secret of 32 characters or more' }),
);
const servers = services.filter(([, { healthcheck }]) => healthcheck !== undefined);

let folder: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'health-check-'));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** Runs the service's own command, on a free port and without the servers beside it; answers with its port. */
async function start({ command = [], environment }: ComposeService): Promise<string> {
  const alone = { HOST: '127.0.0.1', PORT: '0', DATABASE_URL: '', REDIS_URL: '', DATA_DIR: folder };
  const [, ...args] = command;
  child = spawn(process.execPath, args, {
    cwd: repository,
    env: { PATH: process.env.PATH ?? '', ...environment, ...alone },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout as NodeJS.ReadableStream)) {
    const [, port] = /ready at http:\/\/\S+:(\d+)\/graphql$/.exec(line) ?? [];
    if (port) return port;
  }
  throw new Error(`${command.join(' ')} ended before it was ready.`);
}

/** The exit code of the service's health check, run as in its container. */
async function check({ healthcheck }: ComposeService, port: string): Promise<number> {
  const [kind, program, ...args] = healthcheck?.test ?? [];
  expect([kind, program]).toEqual(['CMD', 'node']);
  return promisify(execFile)(process.execPath, args, { env: { PORT: port } }).then(
    () => 0,
    ({ code }: { code: number }) => code,
  );
}

it.each(servers)(
  'the health check of %s passes while it runs and fails when it has stopped',
  async (_name, service) => {
    const port = await start(service);
    expect(await check(service, port)).toBe(0);
    const ended = once(child as ChildProcess, 'exit');
    child?.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(await check(service, port)).toBe(1);
  },
);
