import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { takeFreePort } from './redis-server.ts';

/** A PostgreSQL of a test's own, whose data outlives its processes until it is removed. */
export interface PostgresServer {
  port: number;
  url: string;
  /** Starts it again, if it has ended. */
  start(): Promise<void>;
  /** Ends it at once, as a crash does: what it has not written is read from its log at the next start. */
  crash(): Promise<void>;
  /** Ends it, and removes its data. */
  remove(): Promise<void>;
  /** Runs a statement as an administrator would. */
  ask<Row extends object>(statement: string): Promise<Row[]>;
  /** Runs statements, such as ones that take locks, and something else before their connection ends. */
  hold(statement: string, meanwhile: (client: pg.Client) => Promise<void>): Promise<void>;
}

/** Where Debian and Ubuntu put the programs of each version, off the PATH. */
const debianFolder = '/usr/lib/postgresql';

/** Whether there is a PostgreSQL on this machine to start. */
export const hasPostgresServer = (): boolean => findFolder() !== undefined;

function findFolder(): string | undefined {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.sort((one, other) => Number(other) - Number(one)).map((version) => join(debianFolder, version, 'bin')),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))));
}

/** Starts a PostgreSQL on a free port. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const programs = findFolder();
  if (programs === undefined) throw new Error('No PostgreSQL to start: put initdb and postgres on the PATH.');
  const port = await takeFreePort();
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const folder = mkdtempSync(join(tmpdir(), 'weedhounds-cache-'));
  const owner = findOwner();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const options = { cwd: folder, ...owner };
  const data = join(folder, 'data');
  const made = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), made, { ...options, stdio: 'ignore' });

  let server: ChildProcess | undefined;
  const postgres: PostgresServer = {
    port,
    url,
    async start() {
      if (server?.exitCode === null) return;
      const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
      server = spawn(
        join(programs, 'postgres'),
        ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
        { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
      );
      await untilReady(server);
    },
    async crash() {
      if (!server || server.exitCode !== null) return;
      server.kill('SIGQUIT');
      await once(server, 'exit');
    },
    async remove() {
      await postgres.crash();
      rmSync(folder, { recursive: true, force: true });
    },
    ask: <Row extends object>(statement: string) =>
      withClient(url, async (client) => (await client.query<Row>(statement)).rows),
    hold: (statement, meanwhile) =>
      withClient(url, async (client) => {
        await client.query(statement);
        await meanwhile(client);
      }),
  };
  await postgres.start();
  return postgres;
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to run as root; root lends it another user of the machine. */
function findOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] = ['postgres', 'nobody'].flatMap((name) => users.filter(([user]) => user === name))[0] ?? [];
  if (uid === undefined || gid === undefined) throw new Error('No user to run PostgreSQL as: add one named postgres.');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Resolves on the line that a ready server logs. */
function untilReady(server: ChildProcess): Promise<void> {
  let log = '';
  return new Promise((resolve, reject) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with code ${code}: ${log}`)));
  });
}
