import { readFileSync } from 'node:fs';
import { readPublicSettings } from '@weedhounds/gateway';
import { expect, it } from 'vitest';
import { formatDuration } from './format-duration.ts';
import { printPolicies } from './print-policies.ts';

const supergraph = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');

it('prints every policy and every field of the graph: a change of this file is a change of what is kept', async () => {
  const { policies } = readPublicSettings({}).cache;
  await expect(printPolicies(supergraph, policies)).toMatchFileSnapshot('policies.snapshot.txt');
});

it('prints policies as they are set', () => {
  const { policies } = readPublicSettings({
    CACHE_POLICIES: '{"INVENTORY":{"ttlMs":0},"MENU_DATA":{"ttlMs":5400000,"maxBytes":1500000}}',
  }).cache;
  const lines = printPolicies(supergraph, policies).split('\n');
  const line = (start: string) => lines.find((one) => one.startsWith(`${start} `))?.split(/ {2,}/);
  expect(line('MENU_DATA')?.slice(0, 6)).toEqual(['MENU_DATA', '90 min', '30 min', '1 d', '5 min', '1.5 MB']);
  expect(line('MenuItem.name')).toEqual(['MenuItem.name', 'MENU_DATA', '90 min', 'PUBLIC', 'class']);
  expect(line('MenuItem.inStock')).toEqual(['MenuItem.inStock', 'not kept']);
});

it.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1_000, '1 s'],
  [90_000, '90 s'],
  [120_000, '2 min'],
  [5_400_000, '90 min'],
  [7_200_000, '2 h'],
  [86_400_000, '1 d'],
  [31_536_000_000, '365 d'],
])('prints %i milliseconds as %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});
