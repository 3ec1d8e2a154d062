import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrismaFolder } from './prisma-folder.ts';
import { runPrisma } from './run-prisma.ts';

/**
 * What a schema file has that its migrations do not make, or the other way round.
 *
 * @returns the differences as Prisma words them; undefined when there are none
 */
export async function findDrift(folder: PrismaFolder, schemaName: string): Promise<string | undefined> {
  let output = '';
  // The comparison needs neither, but the engine opens the database it is given: an empty one of its own.
  const dataDir = mkdtempSync(join(tmpdir(), 'weedhounds-drift-'));
  const code = await runPrisma({
    ...folder,
    schemaName,
    settings: { kind: 'embedded', dataDir },
    command: [
      ...['migrate', 'diff', '--exit-code'],
      ...['--from-migrations', folder.migrations],
      ...['--to-schema', folder.schema],
    ],
    stdio: 'pipe',
    onOutput: (text) => {
      output += text;
    },
  }).finally(() => rmSync(dataDir, { recursive: true, force: true }));
  return code === 0 ? undefined : output.trim();
}
