import { existsSync } from 'node:fs';
import { prismaFolderOf } from './prisma-folder.ts';
import { runPrisma } from './run-prisma.ts';

/**
 * Generates the Prisma clients of several subgraphs side by side and prints what went wrong where. A subgraph without a
 * schema file is passed over.
 *
 * @returns 0 when every client is generated, else 1
 */
export async function generateAll(subgraphs: readonly string[]): Promise<number> {
  const results = await Promise.all(
    subgraphs.map(async (subgraph) => {
      const folder = prismaFolderOf(subgraph);
      if (!existsSync(folder.schema)) return true;
      let output = '';
      const code = await runPrisma({
        ...folder,
        schemaName: subgraph,
        command: ['generate', '--no-hints'],
        stdio: 'pipe',
        onOutput: (text) => {
          output += text;
        },
      });
      process.stdout.write(code === 0 ? `${subgraph}: client generated\n` : '');
      process.stderr.write(code === 0 ? '' : `${subgraph}: prisma generate failed with code ${code}\n${output}`);
      return code === 0;
    }),
  );
  return results.every(Boolean) ? 0 : 1;
}
