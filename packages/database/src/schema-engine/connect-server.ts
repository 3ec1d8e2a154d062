import pg from 'pg';
import type { ServerSettings } from '../database.ts';
import { createQueryable, rethrow, type StatementRunner } from '../prisma/queryable.ts';
import { createSchemaStatement, type EngineConnection, searchPathStatement } from './engine-connection.ts';

/**
 * One connection to a server. @prisma/adapter-pg does not serve here: it cuts scripts at every semicolon, also inside a
 * function's body, and refuses the catalogues' "char" columns.
 */
export async function connectServer(settings: ServerSettings, schema: string): Promise<EngineConnection> {
  const client = new pg.Client({
    connectionString: settings.url,
    connectionTimeoutMillis: settings.connectTimeoutMs ?? 5_000,
  });
  // A connection that the server ends fails the next statement; unheard, its event would end the process.
  client.on('error', () => {});
  await client.connect().catch(rethrow);
  await client.query(`${createSchemaStatement(schema)}; ${searchPathStatement(schema)}`);
  return {
    adapter: {
      ...(await createQueryable(runnerOf(client))),
      executeScript: async (script) => void (await client.query(script).catch(rethrow)),
      getConnectionInfo: () => ({ schemaName: schema, supportsRelationJoins: true }),
      startTransaction: () => Promise.reject(new Error('The schema engine sends BEGIN and COMMIT itself.')),
      dispose: async () => {},
    },
    close: () => client.end(),
  };
}

function runnerOf(client: pg.Client): StatementRunner {
  return {
    query: async (text, values, { parsers }) => {
      const types = {
        getTypeParser: (oid: number, format?: 'text' | 'binary') => parsers[oid] ?? pg.types.getTypeParser(oid, format),
      };
      const { rows, fields, rowCount } = await client.query({ text, values, rowMode: 'array', types });
      return { rows, fields, affectedRows: rowCount ?? 0 };
    },
  };
}
