import { fileURLToPath } from 'node:url';

/** Where a subgraph's Prisma files lie, as absolute paths. */
export interface PrismaFolder {
  schema: string;
  migrations: string;
}

export function prismaFolderOf(subgraph: string): PrismaFolder {
  const at = (name: string) => fileURLToPath(new URL(`../../prisma/${subgraph}/${name}`, import.meta.url));
  return { schema: at('schema.prisma'), migrations: at('migrations') };
}
