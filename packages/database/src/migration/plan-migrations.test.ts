import { StartError } from '@weedhounds/errors';
import { expect, it } from 'vitest';
import { type MigrationRow, planMigrations } from './plan-migrations.ts';
import { checksum } from './read-migrations.ts';

const first = { name: '1_first', script: 'CREATE TABLE a ();\n' };
const second = { name: '2_second', script: 'CREATE TABLE b ();\n' };

function row(name: string, script: string, state: Partial<MigrationRow> = {}): MigrationRow {
  return {
    migration_name: name,
    checksum: checksum(script),
    finished_at: '2026-01-01',
    rolled_back_at: null,
    ...state,
  };
}

it('plans every migration for an empty history, in order', () => {
  expect(planMigrations('menu', [first, second], [])).toEqual([first, second]);
});

it('plans what the history lacks, also when it is older than what was applied', () => {
  expect(planMigrations('menu', [first, second], [row('2_second', second.script)])).toEqual([first]);
});

it('plans a migration again after it was rolled back', () => {
  const history = [row('1_first', 'SELECT broken', { finished_at: null, rolled_back_at: '2026-01-01' })];
  expect(planMigrations('menu', [first], history)).toEqual([first]);
});

it('accepts a history that knows more than the folder', () => {
  expect(planMigrations('menu', [first], [row('1_first', first.script), row('9_newer', 'x')])).toEqual([]);
});

it('takes a script with other line endings for the same', () => {
  const windows = { ...first, script: 'CREATE TABLE a ();\r\n' };
  expect(planMigrations('menu', [windows], [row('1_first', first.script)])).toEqual([]);
  expect(planMigrations('menu', [first], [row('1_first', windows.script)])).toEqual([]);
});

it('refuses a script that was edited after it was applied', () => {
  const edited = [row('1_first', `${first.script}-- more`)];
  expect(() => planMigrations('menu', [first], edited)).toThrow(
    new StartError(
      'Migration menu/1_first was edited after it was applied. Restore it and add a new migration, or run npm run db:reset.',
    ),
  );
});

it('refuses to go on after a failed migration', () => {
  const failed = [row('1_first', first.script, { finished_at: null })];
  expect(() => planMigrations('menu', [first, second], failed)).toThrow(
    new StartError(
      'Migration menu/1_first failed before and must be resolved: npm run prisma -- menu migrate resolve --rolled-back 1_first',
    ),
  );
});
