import { Prisma } from '../../generated/prisma/client.ts';

/** What runs statements: the client, or a transaction of it. */
export type Sql = Prisma.TransactionClient;

/** All of the conditions; true when there are none. */
export function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join([...conditions], ' and ');
}
