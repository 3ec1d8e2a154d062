import type { PGlite } from '@electric-sql/pglite';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';

/** A PostgreSQL server somewhere else. */
export interface ServerSettings {
  kind: 'server';
  /** Connection string, `postgresql://user:password@host:5432/database`. A Prisma-style `?schema=` is ignored. */
  url: string;
  /** Milliseconds one attempt to connect may take. Default 5000. */
  connectTimeoutMs?: number;
}

/** PGlite in this process, kept in a folder that only one process may hold. */
export interface EmbeddedSettings {
  kind: 'embedded';
  /** The folder; created when missing. The cluster lies in its `postgres` subfolder. */
  dataDir: string;
  /** A file written by `createSnapshot`. Used only while the folder holds no database yet. Default: start empty. */
  snapshot?: string;
}

export type DatabaseSettings = ServerSettings | EmbeddedSettings;

/** One database with one Postgres schema per service. */
export interface Database {
  readonly kind: 'server' | 'embedded';
  /** The Prisma adapter of one Postgres schema: `new PrismaClient({ adapter: database.adapter('menu') })`. */
  adapter(schema: string): SqlDriverAdapterFactory;
  /**
   * Applies the migrations of a Prisma migrations folder that the schema does not have yet, each in one transaction, and
   * records them as the Prisma CLI does. Creates the schema when missing. Several processes may call it at once.
   *
   * @returns the names applied, in order
   * @throws StartError when an applied migration was edited, when one failed before, or when one fails now
   */
  migrate(schema: string, directory: string): Promise<string[]>;
  /** Removes a schema with everything in it. A schema that does not exist is fine. */
  dropSchema(schema: string): Promise<void>;
  /** Whether the database answers now. Never throws. */
  isReachable(): Promise<boolean>;
  /** Ends the connections and frees the folder. Calling it again does nothing. */
  close(): Promise<void>;
}

/** A database in this process. */
export interface EmbeddedDatabase extends Database {
  readonly kind: 'embedded';
  /** The one session behind every adapter; for snapshots and for serving it to other processes. */
  readonly pglite: PGlite;
}
