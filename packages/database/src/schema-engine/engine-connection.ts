import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { quoteIdentifier } from '../sql-session.ts';

/** One database as the schema engine sees it. */
export interface EngineConnection {
  adapter: SqlDriverAdapter;
  close(): Promise<void>;
}

/** Makes the schema when it is missing, as Prisma's native engine does. */
export function createSchemaStatement(schema: string): string {
  return `CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(schema)}`;
}

/** Migrations name no schema: they run where the search path leads. */
export function searchPathStatement(schema: string): string {
  return `SET search_path TO ${quoteIdentifier(schema)}`;
}
