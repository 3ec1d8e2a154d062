import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { EmbeddedDatabase } from '../database.ts';
import { createPGlite } from './create-pglite.ts';
import { createEmbeddedDatabase } from './embedded-database.ts';
import { createSnapshot, readSnapshot } from './snapshot.ts';

/**
 * A fresh database in memory, empty but for what PostgreSQL brings. It opens from a snapshot under
 * `node_modules/.cache`, which the first caller makes.
 */
export async function openInMemory(): Promise<EmbeddedDatabase> {
  const loadDataDir = await readSnapshot(await baseSnapshot());
  return createEmbeddedDatabase(await createPGlite({ loadDataDir }));
}

/** The snapshot of an empty cluster, made when missing. Of several that make it at once the last one's stays. */
export async function baseSnapshot(): Promise<string> {
  const pglite = folderOf('@electric-sql/pglite');
  const { version } = JSON.parse(await readFile(join(pglite, 'package.json'), 'utf8')) as { version: string };
  const cache = join(pglite, '../../.cache/weedhounds');
  const file = join(cache, `pglite-${version}.tar.gz`);
  if (!existsSync(file)) {
    await mkdir(cache, { recursive: true });
    const empty = createEmbeddedDatabase(await createPGlite());
    await createSnapshot(empty, file);
    await empty.close();
  }
  return file;
}

/** A package's folder. Its `package.json` cannot be resolved by name when its exports leave it out. */
function folderOf(name: string): string {
  const entry = createRequire(import.meta.url).resolve(name);
  const end = entry.lastIndexOf(join('node_modules', name)) + join('node_modules', name).length;
  return entry.slice(0, end);
}
