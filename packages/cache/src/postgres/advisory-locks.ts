/** Names the locks of the cache among those of the database: `pg_advisory_lock` takes two numbers, of which this is the first. */
const cacheLocks = 0x63616368;

/** The arguments of PostgreSQL's functions for advisory locks, for each thing that only one process may do at a time. */
export const advisoryLocks = {
  tables: `${cacheLocks}, 1`,
  sweep: `${cacheLocks}, 2`,
  purges: `${cacheLocks}, 3`,
} as const;
