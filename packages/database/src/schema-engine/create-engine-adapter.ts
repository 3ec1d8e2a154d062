import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { assertNever } from '@weedhounds/errors';
import type { DatabaseSettings } from '../database.ts';
import { adapterInfo } from '../prisma/queryable.ts';
import { connectEmbedded } from './connect-embedded.ts';
import { connectMemory } from './connect-memory.ts';
import { connectServer } from './connect-server.ts';
import type { EngineConnection } from './engine-connection.ts';

/** A database for the engine; one in memory is for calls that compare files, since the engine always connects. */
export type EngineTarget = DatabaseSettings | { kind: 'memory' };

/** What Prisma's schema engine needs to work on one schema. */
export interface EngineAdapter {
  factory: SqlMigrationAwareDriverAdapterFactory;
  /** Ends every connection that was opened. */
  close(): Promise<void>;
}

/** Lets Prisma's schema engine work on one schema of a database. Nothing is opened before the engine connects. */
export function createEngineAdapter(target: EngineTarget, schema: string): EngineAdapter {
  const opened: Promise<EngineConnection>[] = [];
  const open = (connection: Promise<EngineConnection>) => {
    opened.push(connection);
    return connection;
  };
  let main: Promise<EngineConnection> | undefined;
  return {
    factory: {
      ...adapterInfo,
      connect: async () => {
        main ??= open(connect(target, schema));
        return (await main).adapter;
      },
      // Replaying migrations in memory needs no right to create databases on the server.
      connectToShadowDb: async () => (await open(connectMemory(schema))).adapter,
    },
    close: async () => {
      const connections = await Promise.allSettled(opened.splice(0));
      await Promise.all(connections.map((outcome) => outcome.status === 'fulfilled' && outcome.value.close()));
    },
  };
}

function connect(target: EngineTarget, schema: string): Promise<EngineConnection> {
  switch (target.kind) {
    case 'server':
      return connectServer(target, schema);
    case 'embedded':
      return connectEmbedded(target, schema);
    case 'memory':
      return connectMemory(schema);
    default:
      return assertNever(target);
  }
}
