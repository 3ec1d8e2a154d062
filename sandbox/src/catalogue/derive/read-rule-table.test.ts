import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readRuleTable } from './read-rule-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'weedhounds-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

const row = {
  code: 'CO',
  name: 'Colorado',
  country: 'US',
  program: 'adult',
  min_age_adult: 21,
  flower_g: 28.3,
  concentrate_g: 8,
  edible_mg_thc: null,
  period: 'transaction',
  medical: null,
  confidence: 'A',
  note: '',
  source: 'a rule module',
};

function read(content: unknown) {
  const file = join(folder, 'rules.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readRuleTable(file);
}

it('reads the rules of a compiled table', () => {
  expect(read({ compiled: '2026-11-22', rows: [row] })).toMatchObject([
    { code: 'US-CO', programme: 'ADULT', minimumAge: 21, confidence: 'A', source: 'a rule module' },
  ]);
});

it.each([
  ['no JSON', '{', 'Cannot read rules from'],
  ['no row', { compiled: '2026-11-22', rows: [] }, 'rows: Too small'],
  ['a day that is none', { compiled: '2026-11-31', rows: [row] }, 'compiled: Invalid ISO date'],
  ['an age in words', { compiled: '2026-11-22', rows: [{ ...row, min_age_adult: '21' }] }, 'rows.0.min_age_adult: '],
  ['a blank source', { compiled: '2026-11-22', rows: [row, { ...row, source: ' ' }] }, 'rows.1.source: Too small'],
  ['a programme it does not know', { compiled: '2026-11-22', rows: [{ ...row, program: 'yes' }] }, 'got yes.'],
])('refuses a table with %s, and names the file', (_, content, message) => {
  expect(() => read(content)).toThrow(message);
  expect(() => read(content)).toThrow(join(folder, 'rules.json'));
});
