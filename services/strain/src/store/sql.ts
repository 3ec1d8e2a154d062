import type { Prisma } from '../../generated/prisma/client.ts';

/** What runs raw SQL: the client, or a transaction of it. */
export type Sql = Pick<Prisma.TransactionClient, '$queryRaw' | '$executeRaw'>;
