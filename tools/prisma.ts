/**
 * `npm run prisma -- <subgraph> <command…>` runs the Prisma CLI on one subgraph's schema, migrations and Postgres
 * schema, in the embedded database or on `DATABASE_URL`. `npm run prisma -- all generate` makes every client.
 */
import { runMain } from '@weedhounds/errors';
import { readDatabaseSettings } from './database-settings.ts';
import { generateAll } from './prisma/generate-all.ts';
import { prismaFolderOf } from './prisma/prisma-folder.ts';
import { runPrisma } from './prisma/run-prisma.ts';
import { subgraphs } from './subgraphs.ts';

runMain(async () => {
  const [subgraph, ...command] = process.argv.slice(2);
  if (subgraph === 'all' && command[0] === 'generate') {
    process.exitCode = await generateAll(subgraphs);
    return;
  }
  const isKnown = subgraphs.some((name) => name === subgraph);
  if (subgraph === undefined || !isKnown || command.length === 0) {
    process.stderr.write(
      `Usage: npm run prisma -- ${subgraphs.join(' | ')} <command…>\n       npm run prisma -- all generate\n`,
    );
    process.exitCode = 1;
    return;
  }
  process.exitCode = await runPrisma({
    ...prismaFolderOf(subgraph),
    schemaName: subgraph,
    settings: readDatabaseSettings(),
    command,
  });
});
