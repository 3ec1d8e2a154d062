import type { QueryResult, QueryResultRow } from 'pg';

/** A connection or a pool of them: whatever runs a statement. */
export interface Queryable {
  query<Row extends QueryResultRow>(statement: string, values?: unknown[]): Promise<QueryResult<Row>>;
}
