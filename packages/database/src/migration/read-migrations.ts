import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One folder of a Prisma migrations directory. */
export interface Migration {
  /** The folder's name, which is also the order: `20260102030405_init`. */
  name: string;
  script: string;
}

/**
 * Reads `<directory>/<name>/migration.sql`, ordered by name as the Prisma CLI orders them. Files beside the folders
 * (`migration_lock.toml`) and folders without a script are passed over.
 *
 * @throws the file system's error when the directory does not exist
 */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const read = await Promise.all(names.sort().map((name) => readMigration(directory, name)));
  return read.filter((migration) => migration !== undefined);
}

async function readMigration(directory: string, name: string): Promise<Migration | undefined> {
  try {
    return { name, script: await readFile(join(directory, name, 'migration.sql'), 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Prisma's checksum of a migration: SHA-256 of the script, in hexadecimal. */
export function checksum(script: string): string {
  return createHash('sha256').update(script).digest('hex');
}

/** Whether a stored checksum is the script's, whichever line endings the checkout gave it (Prisma forgives them too). */
export function matchesChecksum(script: string, stored: string): boolean {
  const unix = script.replaceAll('\r\n', '\n');
  return [script, unix, unix.replaceAll('\n', '\r\n')].some((text) => checksum(text) === stored);
}
