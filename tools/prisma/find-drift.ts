import type { PrismaFolder } from './prisma-folder.ts';
import { runPrisma } from './run-prisma.ts';

/**
 * What a schema file has that its migrations do not make, or the other way round.
 *
 * @returns the differences as Prisma words them; undefined when there are none
 */
export async function findDrift(folder: PrismaFolder, schemaName: string): Promise<string | undefined> {
  let output = '';
  const code = await runPrisma({
    ...folder,
    schemaName,
    command: [
      ...['migrate', 'diff', '--exit-code'],
      ...['--from-migrations', folder.migrations],
      ...['--to-schema', folder.schema],
    ],
    stdio: 'pipe',
    onOutput: (text) => {
      output += text;
    },
  });
  return code === 0 ? undefined : output.trim();
}
