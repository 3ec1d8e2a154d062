import { findEveryDatabase } from '@weedhounds/database/testing';
import { schemaName } from '../index.ts';

export type { OpenDatabase } from '@weedhounds/database/testing';

/** Runs a suite on the embedded database and, where there is one, on a PostgreSQL server. */
export const describeOnEveryDatabase = await findEveryDatabase(schemaName);
