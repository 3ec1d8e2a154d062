import { messages } from '@electric-sql/pglite';
import { DriverAdapterError, type MappedError } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** PGlite and pg name the fields of an error alike. */
type PostgresError = messages.DatabaseError | pg.DatabaseError;

/**
 * A Postgres error in the form that Prisma turns into its own codes; any other error stays as it is. The mapping is that
 * of @prisma/adapter-pg, so that an error reads the same on the embedded database and on a server.
 */
export function toDriverError(error: unknown): unknown {
  if (!(error instanceof messages.DatabaseError || error instanceof pg.DatabaseError)) return error;
  return new DriverAdapterError({
    ...mapError(error),
    originalCode: error.code ?? 'XX000',
    originalMessage: error.message,
  });
}

/** By SQLSTATE: https://www.postgresql.org/docs/18/errcodes-appendix.html */
function mapError(error: PostgresError): MappedError {
  switch (error.code) {
    case '22001':
      return { kind: 'LengthMismatch', ...(error.column !== undefined && { column: error.column }) };
    case '22003':
      return { kind: 'ValueOutOfRange', cause: error.message };
    case '22P02':
      return { kind: 'InvalidInputValue', message: error.message };
    case '23001':
      return { kind: 'RestrictViolation', ...constraintOf(error) };
    case '23502':
      return { kind: 'NullConstraintViolation' };
    case '23503':
      return { kind: 'ForeignKeyConstraintViolation', ...constraintOf(error) };
    case '23505':
      return {
        kind: 'UniqueConstraintViolation',
        ...constraintOf(error),
        ...(error.table !== undefined && { table: error.table }),
      };
    case '40001':
    case '40P01':
      return { kind: 'TransactionWriteConflict' };
    case '42703':
      return { kind: 'ColumnNotFound', ...named('column', error.message) };
    case '42P01':
      return { kind: 'TableDoesNotExist', ...named('table', error.message) };
    default:
      return {
        kind: 'postgres',
        code: error.code ?? 'XX000',
        severity: error.severity ?? 'ERROR',
        message: error.message,
        detail: error.detail,
        column: error.column,
        hint: error.hint,
      };
  }
}

function constraintOf({ column, constraint }: PostgresError) {
  if (column !== undefined) return { constraint: { fields: [column] } };
  return constraint === undefined ? {} : { constraint: { index: constraint } };
}

/** The first quoted name of a message: `relation "menu.Item" does not exist`. */
function named<Key extends string>(key: Key, message: string): { [K in Key]?: string } {
  const name = message.match(/"([^"]+)"/)?.[1];
  return (name === undefined ? {} : { [key]: name }) as { [K in Key]?: string };
}
