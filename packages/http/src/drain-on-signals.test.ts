import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const script = fileURLToPath(new URL('./slow-process.fixture.ts', import.meta.url));

let child: ChildProcessByStdio<Writable, Readable, null>;
let lines: AsyncIterator<string>;
let output: Interface;
let url: string;

beforeEach(async () => {
  child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  output = createInterface(child.stdout);
  lines = output[Symbol.asyncIterator]();
  url = await nextLine();
});
afterEach(() => {
  child.kill('SIGKILL');
  output.close();
});

async function nextLine(): Promise<string> {
  const { value } = await lines.next();
  return value;
}

/** Sends the question that is answered when a line goes into the process. */
async function askSlowly() {
  const answer = fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ slow }' }),
  }).then(async (response) => [response.status, await response.json()]);
  answer.catch(() => {});
  expect(await nextLine()).toBe('asked');
  return { answer };
}

it.each(['SIGTERM', 'SIGINT'] as const)('%s lets the request in flight finish and exits 0', async (signal) => {
  const { answer } = await askSlowly();
  const exit = once(child, 'exit');
  child.kill(signal);
  expect(await nextLine()).toBe('draining');
  expect((await fetch(`${url}/health/ready`)).status).toBe(503);
  child.stdin.write('answer\n');
  expect(await answer).toEqual([200, { data: { slow: 'answered' } }]);
  expect(await nextLine()).toBe('closed');
  expect(await exit).toEqual([0, null]);
});

it('a second signal exits 1 at once, though a request is in flight', async () => {
  const { answer } = await askSlowly();
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await nextLine()).toBe('draining');
  child.kill('SIGINT');
  expect(await exit).toEqual([1, null]);
  await expect(answer).rejects.toThrow();
});

it('a signal with nothing in flight exits 0', async () => {
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});
