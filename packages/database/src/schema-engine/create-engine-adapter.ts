import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { DatabaseSettings } from '../database.ts';
import { adapterInfo } from '../prisma/queryable.ts';
import { connectEmbedded } from './connect-embedded.ts';
import { connectServer } from './connect-server.ts';
import { connectShadow } from './connect-shadow.ts';
import type { EngineConnection } from './engine-connection.ts';

/** What Prisma's schema engine needs to work on one schema. */
export interface EngineAdapter {
  factory: SqlMigrationAwareDriverAdapterFactory;
  /** Ends every connection that was opened. */
  close(): Promise<void>;
}

/**
 * Lets Prisma's schema engine work on one schema of a database. The engine connects whenever it starts, the database is
 * opened by its first statement: comparing migrations with a schema file needs the shadow database only, and so can be
 * done while another process uses the embedded one.
 */
export function createEngineAdapter(settings: DatabaseSettings, schema: string): EngineAdapter {
  const opened: Promise<EngineConnection>[] = [];
  const open = (connection: Promise<EngineConnection>) => {
    opened.push(connection);
    return connection;
  };
  let main: Promise<EngineConnection> | undefined;
  const openMain = async () => {
    main ??= open(settings.kind === 'server' ? connectServer(settings, schema) : connectEmbedded(settings, schema));
    return (await main).adapter;
  };
  return {
    factory: {
      ...adapterInfo,
      connect: async () => openOnFirstUse(openMain, schema),
      connectToShadowDb: async () => (await open(connectShadow(schema))).adapter,
    },
    close: async () => {
      const connections = await Promise.allSettled(opened.splice(0));
      await Promise.all(connections.map((outcome) => outcome.status === 'fulfilled' && outcome.value.close()));
    },
  };
}

function openOnFirstUse(open: () => Promise<SqlDriverAdapter>, schema: string): SqlDriverAdapter {
  return {
    ...adapterInfo,
    queryRaw: async (query) => (await open()).queryRaw(query),
    executeRaw: async (query) => (await open()).executeRaw(query),
    executeScript: async (script) => (await open()).executeScript(script),
    startTransaction: async (isolationLevel) => (await open()).startTransaction(isolationLevel),
    getConnectionInfo: () => ({ schemaName: schema, supportsRelationJoins: true }),
    dispose: async () => {},
  };
}
