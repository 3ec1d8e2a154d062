import { defineConfig } from 'prisma/config';

const { PRISMA_SCHEMA, PRISMA_MIGRATIONS, PRISMA_DATASOURCE } = process.env;

if (PRISMA_SCHEMA === undefined || PRISMA_MIGRATIONS === undefined || PRISMA_DATASOURCE === undefined) {
  throw new Error('Each subgraph has its own schema: run npm run prisma -- <subgraph> <command>.');
}

/** `npm run prisma` says here which subgraph's files and which database the CLI works on. */
export default defineConfig({
  schema: PRISMA_SCHEMA,
  migrations: { path: PRISMA_MIGRATIONS },
  datasource: { url: PRISMA_DATASOURCE },
});
