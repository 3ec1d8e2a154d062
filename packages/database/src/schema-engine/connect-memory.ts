import { openInMemory } from '../embedded/open-in-memory.ts';
import { connectPGlite } from './connect-embedded.ts';
import type { EngineConnection } from './engine-connection.ts';

/** An empty database that is gone when it is closed or disposed of. */
export async function connectMemory(schema: string): Promise<EngineConnection> {
  const connection = await connectPGlite(await openInMemory(), schema);
  return { ...connection, adapter: { ...connection.adapter, dispose: connection.close } };
}
