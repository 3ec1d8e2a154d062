import type { DatabaseSettings } from '@weedhounds/database';

/** What a datasource's address says. */
export interface Datasource {
  settings: DatabaseSettings;
  /** The Postgres schema to work on. Default `public`, as for Prisma. */
  schema: string;
}

/**
 * The address under which Prisma knows the embedded database. It wants one that begins with `postgresql://` and shows
 * its host and path; the folder itself travels as a parameter.
 */
export function embeddedUrl(dataDir: string, schema: string): string {
  const url = new URL('postgresql://embedded/postgres');
  url.searchParams.set('schema', schema);
  url.searchParams.set('dataDir', dataDir);
  return url.href;
}

/** A server's address with Prisma's parameter for the schema. */
export function serverUrl(databaseUrl: string, schema: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('schema', schema);
  return url.href;
}

/** Reads either of the two addresses. */
export function readDatasource(url: string | undefined): Datasource {
  if (url === undefined) throw new Error('The schema engine got no datasource. Run it by npm run prisma.');
  const { searchParams } = new URL(url);
  const dataDir = searchParams.get('dataDir');
  return {
    settings: dataDir === null ? { kind: 'server', url } : { kind: 'embedded', dataDir },
    schema: searchParams.get('schema') ?? 'public',
  };
}
