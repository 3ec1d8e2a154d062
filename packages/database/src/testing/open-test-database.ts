import type { EmbeddedDatabase } from '../database.ts';
import { openInMemory } from '../embedded/open-in-memory.ts';

/** A fresh database for one test or one test file, in memory. Close it after. */
export function openTestDatabase(): Promise<EmbeddedDatabase> {
  return openInMemory();
}
