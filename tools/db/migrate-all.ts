import type { Database } from '@weedhounds/database';
import { prismaFolderOf } from '../prisma/prisma-folder.ts';
import { subgraphs } from '../subgraphs.ts';

/** Applies what each subgraph's migrations folder holds and prints what was new. */
export async function migrateAll(database: Database): Promise<void> {
  for (const subgraph of subgraphs) {
    const applied = await database.migrate(subgraph, prismaFolderOf(subgraph).migrations);
    process.stdout.write(`${subgraph}: ${applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`}\n`);
  }
}
