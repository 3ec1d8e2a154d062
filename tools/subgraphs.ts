/** The subgraphs that keep data; each has a folder of this name in `prisma/` and a Postgres schema of this name. */
export const subgraphs = ['dispensary', 'menu', 'strain', 'network'] as const;
