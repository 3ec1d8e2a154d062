import { existsSync } from 'node:fs';
import { repository } from './settings.ts';

/** A database that is migrated and holds the embedded catalogue: what a first start begins with. */
export const snapshotFile = `${repository}sandbox/generated/snapshot.tgz`;

/** The snapshot, where it has been prepared. Without it a first start migrates and fills an empty database, which takes longer. */
export function findSnapshot(): string | undefined {
  return existsSync(snapshotFile) ? snapshotFile : undefined;
}
