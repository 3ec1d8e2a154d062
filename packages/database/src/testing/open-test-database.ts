import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { EmbeddedDatabase } from '../database.ts';
import { createPGlite } from '../embedded/create-pglite.ts';
import { createEmbeddedDatabase } from '../embedded/embedded-database.ts';
import { createSnapshot } from '../embedded/snapshot.ts';

/**
 * A fresh database in memory, empty but for what PostgreSQL brings. It opens from a snapshot under
 * `node_modules/.cache`, which the first caller makes.
 */
export async function openTestDatabase(): Promise<EmbeddedDatabase> {
  const snapshot = await baseSnapshot();
  const loadDataDir = new Blob([await readFile(snapshot)], { type: 'application/gzip' });
  return createEmbeddedDatabase(await createPGlite({ loadDataDir }));
}

/** The snapshot of an empty cluster, made when missing. Of several that make it at once the last one's stays. */
export async function baseSnapshot(): Promise<string> {
  const pglite = packageFolder('@electric-sql/pglite');
  const { version } = JSON.parse(await readFile(join(pglite, 'package.json'), 'utf8')) as { version: string };
  const folder = join(pglite, '../../.cache/weedhounds');
  const file = join(folder, `pglite-${version}.tar.gz`);
  if (!existsSync(file)) {
    await mkdir(folder, { recursive: true });
    const empty = createEmbeddedDatabase(await createPGlite());
    await createSnapshot(empty, file);
    await empty.close();
  }
  return file;
}

function packageFolder(name: string): string {
  const entry = createRequire(import.meta.url).resolve(name);
  return entry.slice(0, entry.lastIndexOf(join(name, 'dist'))) + name;
}
