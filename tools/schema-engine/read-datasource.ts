import type { DatabaseSettings } from '@weedhounds/database';
import type { EngineTarget } from '@weedhounds/database/schema-engine';

/** What a datasource's address says. */
export interface Datasource {
  target: EngineTarget;
  /** The Postgres schema to work on. Default `public`, as for Prisma. */
  schema: string;
}

/**
 * The address under which Prisma knows a database. It wants one that begins with `postgresql://`, shows the host and
 * path of it, and reads the schema from it; the embedded database's folder travels as a parameter. Without settings it is
 * a database in memory.
 */
export function datasourceUrl(settings: DatabaseSettings | undefined, schema: string): string {
  const url = new URL(settings?.kind === 'server' ? settings.url : 'postgresql://embedded/postgres');
  url.searchParams.set('schema', schema);
  if (settings?.kind !== 'server') url.searchParams.set('dataDir', settings?.dataDir ?? '');
  return url.href;
}

/** Reads such an address. */
export function readDatasource(url: string | undefined): Datasource {
  if (url === undefined) throw new Error('The schema engine got no datasource. Run it by npm run prisma.');
  const { searchParams } = new URL(url);
  return { target: targetOf(url, searchParams.get('dataDir')), schema: searchParams.get('schema') ?? 'public' };
}

function targetOf(url: string, dataDir: string | null): EngineTarget {
  switch (dataDir) {
    case null:
      return { kind: 'server', url };
    case '':
      return { kind: 'memory' };
    default:
      return { kind: 'embedded', dataDir };
  }
}
