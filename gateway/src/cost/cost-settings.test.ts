import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSettings } from '@weedhounds/config';
import { buildASTSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { costVariables, toCostSettings } from './cost-settings.ts';
import { createCostModel } from './create-cost-model.ts';
import { toRequest } from './testing/to-request.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string) => readFileSync(`${root}${file}`, 'utf8');

const settingsOf = (env: Record<string, string>) => toCostSettings(readSettings(z.object(costVariables), env));

describe('COST_LIMIT', () => {
  it.each([
    [{}, 30_000],
    [{ COST_LIMIT: '0' }, 0],
    [{ COST_LIMIT: '2500' }, 2_500],
  ])('of %o is read', (env, limit) => {
    expect(settingsOf(env)).toEqual({ limit });
  });

  it.each(['-1', '1.5', '1e3', 'many'])('may not be %s', (value) => {
    expect(() => settingsOf({ COST_LIMIT: value })).toThrow(
      `COST_LIMIT must be a whole number of points, 0 or more; got "${value}".`,
    );
  });
});

describe('the default limit', () => {
  const supergraphSdl = read('schema/supergraph.graphql');
  const schema = buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true });
  const model = createCostModel(supergraphSdl);
  const { limit } = settingsOf({});
  const variables = {
    dispensaryIds: Array.from({ length: 10 }, (_, index) => String(index)),
    input: { strainId: '1', rating: 5 },
    slug: 'a',
    first: 100,
  };
  const folders = ['web/src/examples/', 'packages/client/operations/'];
  const files = folders.flatMap((folder) => readdirSync(`${root}${folder}`).map((file) => `${folder}${file}`));
  const operations = [
    ['README.md', /```graphql\n(.*?)```/s.exec(read('README.md'))?.[1] ?? ''],
    ...files.filter((file) => file.endsWith('.graphql')).map((file) => [file, read(file)]),
  ];

  it.each(operations)('is three times what %s may cost at its longest page', (_, text = '') => {
    const estimated = model.estimate(toRequest(schema, text, variables));
    expect(estimated).toBeGreaterThan(0);
    expect(estimated * 3).toBeLessThanOrEqual(limit);
  });

  it('is less than a page of pages of pages', () => {
    const text = `{ strains(first: 100) { nodes { similar(first: 100) { strain { samples(first: 100) { nodes { id } } } } } } }`;
    expect(model.estimate(toRequest(schema, text))).toBeGreaterThan(limit);
  });
});
