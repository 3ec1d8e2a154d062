import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './settings.ts';

/** Where snapshots are kept. */
export const snapshotFolder = join(repository, 'sandbox/generated');

/** What a snapshot is made of: with other migrations or another catalogue, it is another snapshot. */
const sources = [
  { folder: join(repository, 'prisma'), ending: '.sql' },
  { folder: join(repository, 'sandbox/src/catalogue'), ending: '.json' },
];

/**
 * The file of the database that a first start begins with: migrated, and holding the embedded catalogue. Its name says
 * which migrations and which catalogue it was made from, so that one made from others is never taken for it.
 */
export function snapshotFile(): string {
  const hash = createHash('sha256');
  for (const { folder, ending } of sources) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
    for (const name of names.sort()) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return join(snapshotFolder, `snapshot-${hash.digest('hex').slice(0, 16)}.tgz`);
}

/** The snapshot, where it has been prepared. Without it a first start migrates and fills an empty database, which takes longer. */
export function findSnapshot(): string | undefined {
  const file = snapshotFile();
  return existsSync(file) ? file : undefined;
}
