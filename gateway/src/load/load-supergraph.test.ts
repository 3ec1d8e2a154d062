import './without-apollo-telemetry.ts';
import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { expect, it } from 'vitest';
import { quietLogger } from './quiet-logger.ts';

const read = (name: string) => readFileSync(new URL(`../../../schema/${name}.graphql`, import.meta.url), 'utf8');
const supergraphSdl = read('supergraph');

it('loads a supergraph with access and cost directives, and shows clients none of them', async () => {
  expect(
    ['@access(roles: [OPERATOR])', '@adult', '@cost(weight: 100)', '@listSize('].map((text) =>
      supergraphSdl.includes(text),
    ),
  ).toEqual([true, true, true, true]);
  const gateway = new ApolloGateway({ supergraphSdl, logger: quietLogger });
  const { schema } = await gateway.load();
  await gateway.stop();
  expect(printSchema(lexicographicSortSchema(schema))).toBe(
    printSchema(lexicographicSortSchema(buildSchema(read('client')))),
  );
});
