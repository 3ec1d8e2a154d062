/**
 * Speaks the native schema engine's command line and JSON-RPC on stdin and stdout, and does the work with the same
 * engine compiled to WebAssembly.
 */
import { createInterface } from 'node:readline';
import { createEngineAdapter } from '@weedhounds/database/schema-engine';
import { answerCommand } from './answer-command.ts';
import { loadSchemaEngine } from './load-schema-engine.ts';
import { readArguments } from './read-arguments.ts';
import { readDatasource } from './read-datasource.ts';
import { createRpc } from './rpc.ts';

const { command, datamodels, datasourceUrl } = readArguments(process.argv.slice(2));

if (command !== undefined) {
  const problem = await answerCommand(command, readDatasource(datasourceUrl).target);
  // Prisma skips the first line of stderr and reads the others as log records.
  if (problem !== undefined) {
    const record = { level: 'ERROR', target: 'schema_engine::logger', fields: problem };
    process.stderr.write(`\n${JSON.stringify(record)}\n`);
    process.exitCode = 1;
  }
} else {
  const { target, schema } = readDatasource(datasourceUrl);
  const adapter = createEngineAdapter(target, schema);
  const rpc = createRpc(
    () => loadSchemaEngine(datamodels, adapter.factory),
    (message) => process.stdout.write(`${JSON.stringify(message)}\n`),
  );
  let isEnding = false;
  // Prisma closes stdin and sends SIGTERM in the same breath; an embedded database still has to be closed, and once.
  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    await rpc.idle();
    await adapter.close();
    process.exit(0);
  };
  createInterface({ input: process.stdin })
    .on('line', (line) => rpc.receive(line))
    .on('close', end);
  process.on('SIGTERM', end);
  // A panic of the engine passes by the promise of the call that caused it.
  process.on('uncaughtException', (error) => rpc.fail(error));
}
