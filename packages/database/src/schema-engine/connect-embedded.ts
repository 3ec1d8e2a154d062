import type { EmbeddedDatabase, EmbeddedSettings } from '../database.ts';
import { openEmbedded } from '../embedded/open-embedded.ts';
import { createSchemaStatement, type EngineConnection, searchPathStatement } from './engine-connection.ts';

/** The embedded database, taken for the engine alone. */
export async function connectEmbedded(settings: EmbeddedSettings, schema: string): Promise<EngineConnection> {
  return connectPGlite(await openEmbedded(settings), schema);
}

/** An open embedded database with its one session on the schema. */
export async function connectPGlite(database: EmbeddedDatabase, schema: string): Promise<EngineConnection> {
  await database.pglite.exec(`${createSchemaStatement(schema)}; ${searchPathStatement(schema)}`);
  const adapter = await database.adapter(schema).connect();
  return { adapter, close: () => database.close() };
}
