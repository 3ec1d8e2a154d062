import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, getOperationAST, parse, specifiedRules, validate } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { describe, expect, it } from 'vitest';
import findingsQuery from '../findings.graphql?raw';
import type { Findings } from '../findings.ts';
import { createExamples } from './index.ts';

const clientSchema = new URL('../../../schema/client.graphql', import.meta.url);
const schema = buildSchema(readFileSync(clientSchema, 'utf8'));
const findings: Findings = {
  isDemonstration: true,
  shopIds: ['dsp_1', 'dsp_2'],
  strain: { id: 'str_1', slug: 'blue-dream' },
};
const examples = createExamples(findings);

describe('the examples', () => {
  it.each(examples)('$title: is one named operation, valid against the client schema', ({ query, variables = {} }) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    expect(validate(schema, document, specifiedRules)).toEqual([]);
    expect(operation?.name?.value).toMatch(/^[A-Z]\w+$/);
    expect(getVariableValues(schema, operation?.variableDefinitions ?? [], variables).errors).toBeUndefined();
  });

  it('asks three subgraphs in the first', () => {
    expect(examples[0]?.query).toMatch(/searchMenuItems[\s\S]*jurisdiction[\s\S]*terpeneProfile/);
  });

  it('opens every file of the folder, each under a name of its own', () => {
    const folder = new URL('.', import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
    const texts = files.map((name) => readFileSync(new URL(name, folder), 'utf8'));
    expect(examples.map(({ query }) => query).sort()).toEqual(texts.sort());
    expect(new Set(examples.map(({ query }) => getOperationAST(parse(query))?.name?.value)).size).toBe(files.length);
  });

  it('takes shops and a strain from what the graph holds', () => {
    expect(examples.map(({ variables }) => variables)).toEqual([
      undefined,
      undefined,
      { dispensaryIds: ['dsp_1', 'dsp_2'] },
      { slug: 'blue-dream' },
      undefined,
      { input: { strainId: 'str_1', rating: 4, text: 'Smells of pine.', effects: ['relaxed'] } },
      undefined,
    ]);
  });
});

it('asks for its findings what the client schema answers', () => {
  expect(validate(schema, parse(findingsQuery))).toEqual([]);
});
