/**
 * `npm run db:drift` compares each subgraph's migrations with its schema file, in a database in memory, and exits 1
 * with the differences when they have drifted apart.
 */
import { runMain } from '@weedhounds/errors';
import { findDrift } from './prisma/find-drift.ts';
import { prismaFolderOf } from './prisma/prisma-folder.ts';
import { subgraphs } from './subgraphs.ts';

runMain(async () => {
  const drifts = await Promise.all(subgraphs.map((subgraph) => findDrift(prismaFolderOf(subgraph), subgraph)));
  for (const [index, subgraph] of subgraphs.entries()) {
    const drift = drifts[index];
    if (drift === undefined) {
      process.stdout.write(`${subgraph}: migrations and schema.prisma agree\n`);
    } else {
      process.stderr.write(`${subgraph}: migrations and schema.prisma differ\n${drift}\n`);
      process.exitCode = 1;
    }
  }
});
