import { readFileSync } from 'node:fs';
import { Kind, parse } from 'graphql';
import { expect, it } from 'vitest';
import { loadSchemaText } from './schema-text.ts';
import { hashSchema } from './subgraph-schema.ts';

it.each(['dispensary', 'menu', 'strain', 'network'] as const)('puts what is shared before what %s adds', (name) => {
  const read = (file: string) => readFileSync(new URL(`../../../schema/${file}.graphql`, import.meta.url), 'utf8');
  const document = parse(loadSchemaText(name));
  expect(document.definitions.length).toBe(
    parse(read('shared')).definitions.length + parse(read(name)).definitions.length,
  );
  expect(document.definitions[0]?.kind).toBe(Kind.SCHEMA_EXTENSION);
});

it('hashes what the schema says and not how it is laid out', () => {
  const text = 'type Query { "How many." count: Int }';
  const layout = '# a comment\n\ntype Query {\n  "How many."\n  count: Int,\n}\n';
  expect(hashSchema(text)).toMatch(/^[0-9a-f]{16}$/);
  expect(hashSchema(layout)).toBe(hashSchema(text));
  expect(hashSchema(text.replace('many', 'much'))).not.toBe(hashSchema(text));
  expect(hashSchema(text.replace('Int', 'Int!'))).not.toBe(hashSchema(text));
});
