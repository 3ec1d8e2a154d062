import { readSettings } from '@weedhounds/config';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { limitVariables, toLimitSettings } from './limit-settings.ts';

const read = (env: Record<string, string>) => toLimitSettings(readSettings(z.object(limitVariables), env));
const defaults = {
  TOKEN_LIMIT: 15_000,
  OPERATION_LIMIT: 10,
  FRAGMENT_LIMIT: 100,
  FRAGMENT_DEPTH_LIMIT: 30,
  DEPTH_LIMIT: 12,
  INTROSPECTION_DEPTH_LIMIT: 20,
  BREADTH_LIMIT: 200,
  ROOT_FIELD_LIMIT: 20,
  FIELD_LIMIT: 2_000,
  ALIAS_LIMIT: 30,
  DIRECTIVE_LIMIT: 50,
  LIST_LIMIT: 1_000,
  INPUT_DEPTH_LIMIT: 10,
  PAGE_LIMIT: 1_000,
};

it('has a default for every limit', () => {
  expect(read({})).toEqual(defaults);
});

it.each(Object.keys(defaults))('reads %s', (name) => {
  expect(read({ [name]: '7' })).toEqual({ ...defaults, [name]: 7 });
});

it('takes nothing but limits from the variables', () => {
  const variables = { ...readSettings(z.object(limitVariables), {}), PORT: 4000 };
  expect(toLimitSettings(variables)).toEqual(defaults);
});

it.each(['0', '-1', '1.5', '1e3', 'none', '1000000000'])('refuses DEPTH_LIMIT=%s', (value) => {
  expect(() => read({ DEPTH_LIMIT: value })).toThrow('DEPTH_LIMIT must be a whole number from 1 to 999999999');
});
