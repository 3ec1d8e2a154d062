import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Runs `main` in a process of its own, with everything this package exports in scope. */
function run(main: string) {
  const script = `import * as errors from './index.ts'; errors.runMain(async () => { ${main} });`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

it('ends with one line and exit code 1 when a setting is bad', () => {
  const result = run(`throw new errors.SettingError('PORT', 'PORT must be a number; got "abc".')`);
  expect(result).toEqual({ status: 1, stdout: '', stderr: 'PORT must be a number; got "abc".\n' });
});

it('ends with one line and exit code 1 when the start is impossible, though something still runs', () => {
  const result = run(`setInterval(() => {}, 1000); throw new errors.StartError('DATA_DIR is in use.')`);
  expect(result).toEqual({ status: 1, stdout: '', stderr: 'DATA_DIR is in use.\n' });
});

it('ends with the stack and exit code 1 after a defect', () => {
  const { status, stderr } = run(`throw new RangeError('off by one')`);
  expect([status, stderr.split('\n')[0]]).toEqual([1, 'RangeError: off by one']);
  expect(stderr).toMatch(/\n {4}at /);
});

it('leaves a main that succeeds alone', () => {
  expect(run(`console.log('done')`)).toEqual({ status: 0, stdout: 'done\n', stderr: '' });
});

it('ends with one line and exit code 1 when it waits for what can no longer come', () => {
  expect(run('await new Promise(() => {})')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'The process ended before its work was done: what it waited for can no longer come.\n',
  });
});
