import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder that is removed after the test. */
export async function createTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'weedhounds-database-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a Prisma migrations folder of scripts by name; undefined leaves a folder without a script. */
export async function writeMigrations(
  scripts: Readonly<Record<string, string | undefined>>,
  directory?: string,
): Promise<string> {
  const root = directory ?? (await createTemporaryFolder());
  for (const [name, script] of Object.entries(scripts)) {
    await mkdir(join(root, name), { recursive: true });
    if (script !== undefined) await writeFile(join(root, name, 'migration.sql'), script);
  }
  return root;
}
