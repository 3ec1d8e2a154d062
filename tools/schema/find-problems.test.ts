import { expect, it } from 'vitest';
import { readCommitted } from './files.ts';
import { type CommittedSchemas, findProblems } from './find-problems.ts';
import { type GeneratedSchemas, generateSchemas } from './generate-schemas.ts';

const sdl = `"The root." type Query { "A thing." thing("Its id." id: ID!): String "More." more: Int }\n`;
const generated: GeneratedSchemas = { supergraph: 'supergraph', client: sdl, hints: [] };
const committed: CommittedSchemas = {
  supergraph: 'supergraph',
  client: sdl,
  released: sdl,
  reviewedHints: [],
  reviewedChanges: [],
};

it('finds nothing in schemas that are fresh, described and compatible', async () => {
  expect(await findProblems(generated, committed)).toEqual([]);
});

it('names a generated schema that is stale', async () => {
  expect(await findProblems(generated, { ...committed, supergraph: 'older' })).toEqual([
    'schema/supergraph.graphql is stale: run `npm run schema`.',
  ]);
});

it('names a composition hint until it is reviewed', async () => {
  const hinted = { ...generated, hints: [{ code: 'INCONSISTENT_ENUM', message: 'Values differ.' }] };
  const message = 'INCONSISTENT_ENUM: Values differ.';
  expect(await findProblems(hinted, committed)).toEqual([`Unreviewed composition hint: ${message}`]);
  const reviewedHints = [{ message, reason: 'The value is new and not used yet.' }];
  expect(await findProblems(hinted, { ...committed, reviewedHints })).toEqual([]);
});

it('names a breaking change of the client API until it is reviewed', async () => {
  const released = sdl.replace('}', '"Gone." gone: Int }');
  const message = "Field 'gone' was removed from object type 'Query'";
  expect(await findProblems(generated, { ...committed, released })).toEqual([`Unreviewed breaking change: ${message}`]);
  const reviewedChanges = [{ message, reason: 'Nobody asks for it.' }];
  expect(await findProblems(generated, { ...committed, released, reviewedChanges })).toEqual([]);
});

it('lets a compatible change pass', async () => {
  const released = sdl.replace('"More." more: Int', '');
  expect(await findProblems(generated, { ...committed, released })).toEqual([]);
});

it('names every type, field, argument and enum value without a description', async () => {
  const client = 'type Query { a(b: E): I }\n enum E { X }\n interface I { c: Int }\n input N { d: Int }\n scalar S\n';
  const problems = await findProblems({ ...generated, client }, { ...committed, client, released: client });
  expect(problems).toEqual(
    ['Query.a', 'Query.a(b:)', 'E', 'E.X', 'I', 'I.c', 'N', 'N.d', 'S'].map((name) => `${name} has no description.`),
  );
});

it('refuses subgraphs that do not compose, with the code', () => {
  expect(() =>
    generateSchemas((name) => `type Query { ${name}: String } type Clash { x: ${name === 'menu' ? 'Int' : 'String'} }`),
  ).toThrow(/INVALID_FIELD_SHARING|FIELD_TYPE_MISMATCH/);
});

it('finds nothing wrong with what is committed', async () => {
  expect(await findProblems(generateSchemas(), readCommitted())).toEqual([]);
});
