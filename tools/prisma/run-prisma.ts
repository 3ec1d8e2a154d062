import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type DatabaseSettings, whoHolds } from '@weedhounds/database';
import { StartError } from '@weedhounds/errors';
import { datasourceUrl } from '../schema-engine/read-datasource.ts';
import type { PrismaFolder } from './prisma-folder.ts';

export interface PrismaRun extends PrismaFolder {
  /** The Postgres schema that the command works on. */
  schemaName: string;
  /** Default: a database in memory, which is enough for commands that work on files. */
  settings?: DatabaseSettings;
  /** The CLI's own arguments: `['migrate', 'dev', '--name', 'init']`. */
  command: readonly string[];
  /** Where the CLI's output goes. Default: to this process's own. */
  stdio?: 'inherit' | 'pipe';
  /** Gets the output, when it is piped, as it comes. */
  onOutput?: (text: string) => void;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const engine = fileURLToPath(new URL('../schema-engine.mjs', import.meta.url));

/**
 * Runs the Prisma CLI.
 *
 * @returns its exit code
 * @throws StartError when the command needs the embedded database and another process holds it
 */
export async function runPrisma(run: PrismaRun): Promise<number> {
  const { settings, ...withoutDatabase } = run;
  if (!opensDatabase(run.command)) return runCli(withoutDatabase);
  if (settings?.kind !== 'embedded') return runCli(run);
  const holder = await whoHolds(settings.dataDir);
  if (holder !== undefined) throw new StartError(holder);
  const code = await runCli(run);
  await waitUntilFree(settings.dataDir);
  return code;
}

/** Some commands end without waiting for their engine, which may still be closing the embedded database. */
async function waitUntilFree(dataDir: string): Promise<void> {
  for (let attempt = 0; attempt < 100 && (await whoHolds(dataDir)) !== undefined; attempt += 1) await setTimeout(50);
}

function runCli(run: PrismaRun): Promise<number> {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const child = spawn(process.execPath, [cli, ...run.command], {
    cwd: root,
    env: environmentOf(run),
    stdio: run.stdio === 'pipe' ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => run.onOutput?.(text));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** `generate`, `validate`, `format` and a difference between files leave the database alone. */
function opensDatabase([command, action, ...rest]: readonly string[]): boolean {
  if (command === 'migrate' && action === 'diff') return rest.some((option) => option.includes('-config-datasource'));
  return command === 'migrate' || command === 'db';
}

function environmentOf({ schema, migrations, schemaName, settings }: PrismaRun): NodeJS.ProcessEnv {
  return {
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    // Windows runs no script as a program; there Prisma downloads its native engine.
    ...(process.platform !== 'win32' && { PRISMA_SCHEMA_ENGINE_BINARY: engine }),
    ...process.env,
    PRISMA_SCHEMA: schema,
    PRISMA_MIGRATIONS: migrations,
    PRISMA_DATASOURCE: datasourceUrl(settings, schemaName),
  };
}
