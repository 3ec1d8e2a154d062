/**
 * `npm run schema` composes the subgraphs and writes the supergraph and the client API schema.
 * `npm run schema:check` writes nothing and exits 1 with one line a problem.
 * `npm run schema:release` makes the client API schema of now the one that later changes are held against.
 */
import { runMain } from '@weedhounds/errors';
import { readCommitted, writeSchemaFile } from './files.ts';
import { findProblems } from './find-problems.ts';
import { generateSchemas } from './generate-schemas.ts';

runMain(async () => {
  const generated = generateSchemas();
  switch (process.argv[2]) {
    case 'write':
      writeSchemaFile('supergraph.graphql', generated.supergraph);
      writeSchemaFile('client.graphql', generated.client);
      return;
    case 'check': {
      const problems = await findProblems(generated, readCommitted());
      for (const problem of problems) process.stderr.write(`${problem}\n`);
      if (problems.length > 0) process.exitCode = 1;
      else process.stdout.write('The generated schemas are fresh; nothing is unreviewed.\n');
      return;
    }
    case 'release':
      writeSchemaFile('released.graphql', generated.client);
      writeSchemaFile('reviewed-changes.json', '[]\n');
      return;
    default:
      throw new Error('Usage: tools/schema/main.ts write | check | release');
  }
});
