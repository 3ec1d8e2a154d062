import { Prisma } from '../../generated/prisma/client.ts';
import type { Sql } from '../store/sql.ts';

/** A table as an import writes it. */
export interface Table {
  name: string;
  /** The columns of its primary key. */
  key: readonly string[];
  /** Column to SQL type. */
  columns: Readonly<Record<string, string>>;
}

/**
 * Writes rows in one statement: new ones are inserted, those that differ are updated, the others are left alone.
 *
 * @param rows by column; no two with the same key
 * @returns the keys of the rows that were new or differed
 */
export function upsert<K extends object>(sql: Sql, table: Table, rows: readonly object[]): Promise<K[]> {
  if (rows.length === 0) return Promise.resolve([]);
  const columns = Object.keys(table.columns);
  const others = columns.filter((column) => !table.key.includes(column));
  const list = (names: readonly string[], prefix = '') => names.map((name) => `${prefix}"${name}"`).join(', ');
  const target = `"strain"."${table.name}"`;
  const record = columns.map((column) => `"${column}" ${table.columns[column]}`).join(', ');
  return sql.$queryRaw`
    ${Prisma.raw(`insert into ${target} as t (${list(columns)}) select ${list(columns)} from`)}
    jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) ${Prisma.raw(`as r(${record})
    on conflict (${list(table.key)}) do update set
      ${others.map((column) => `"${column}" = excluded."${column}"`).join(', ')}
    where (${list(others, 't.')}) is distinct from (${list(others, 'excluded.')})
    returning ${list(table.key, 't.')}`)}`;
}
