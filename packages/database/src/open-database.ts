import { assertNever } from '@weedhounds/errors';
import type { Database, DatabaseSettings, EmbeddedDatabase, EmbeddedSettings } from './database.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { openServer } from './server/open-server.ts';

/**
 * Opens the database that the settings name.
 *
 * @throws StartError with one line when the server does not answer or the folder cannot be used
 */
export function openDatabase(settings: EmbeddedSettings): Promise<EmbeddedDatabase>;
export function openDatabase(settings: DatabaseSettings): Promise<Database>;
export function openDatabase(settings: DatabaseSettings): Promise<Database> {
  switch (settings.kind) {
    case 'server':
      return openServer(settings);
    case 'embedded':
      return openEmbedded(settings);
    default:
      return assertNever(settings);
  }
}
