import { openInMemory } from '../embedded/open-in-memory.ts';
import { connectPGlite } from './connect-embedded.ts';
import type { EngineConnection } from './engine-connection.ts';

/** An empty database in memory to replay migrations in, on a server too: so it needs no right to create databases. */
export async function connectShadow(schema: string): Promise<EngineConnection> {
  const connection = await connectPGlite(await openInMemory(), schema);
  return { ...connection, adapter: { ...connection.adapter, dispose: connection.close } };
}
