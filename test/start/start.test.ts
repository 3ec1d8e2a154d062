import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { type RunningStart, runStart, runToEnd } from '../run-start.ts';
import { readExample } from './read-example.ts';

const start = ['sandbox/src/start.ts'];
let dataDir: string;
let running: RunningStart;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'weedhounds-start-'));
  running = await runStart({ DATA_DIR: dataDir, PORT: '0' });
});
afterAll(async () => {
  await running?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it("answers the README's query with the README's answer", async () => {
  const { headers, query, answer } = readExample(readFileSync('README.md', 'utf8'));
  const { data, errors } = await ask(running.url, query, {}, headers);
  expect(errors).toEqual([]);
  expect({ data }).toEqual(answer);
});

it('says where things are at /, and serves GraphiQL', async () => {
  const home = await fetch(running.url);
  expect(await home.text()).toContain('/graphiql');
  const console = await fetch(`${running.url}/graphiql/`);
  expect({ status: console.status, type: console.headers.get('content-type') }).toEqual({
    status: 200,
    type: 'text/html; charset=utf-8',
  });
});

describe('refuses to start, with one line and exit code 1, and leaves what is there', () => {
  const started: { close(): void }[] = [];
  afterEach(() => {
    for (const server of started.splice(0)) server.close();
  });

  it('when the data folder is held by another process', async () => {
    const { code, output } = await runToEnd(start, { DATA_DIR: dataDir, PORT: '0' });
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).toContain(dataDir);
    expect(output).toContain(String(running.child.pid));
  });

  it('when the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    started.push(server);
    const port = String((server.address() as AddressInfo).port);
    const other = mkdtempSync(join(tmpdir(), 'weedhounds-start-'));
    const { code, output } = await runToEnd(start, { DATA_DIR: other, PORT: port });
    expect({ code, lines: output.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
    expect(output).toContain(port);
    const again = await runStart({ DATA_DIR: other, PORT: '0' });
    expect(await again.stop()).toBe(0);
    rmSync(other, { recursive: true });
  }, 180_000);

  it('when the database cannot be reached', async () => {
    const { code, output } = await runToEnd(start, { DATABASE_URL: 'postgresql://127.0.0.1:9/none', PORT: '0' });
    expect({ code, lines: output.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
    expect(output).toContain('DATABASE_URL');
  });

  it.each([
    ['PORT', 'eighty'],
    ['DATABASE_URL', 'mysql://here'],
    ['CATALOGUE', 'some'],
  ])('when %s is %s', async (setting, value) => {
    const { code, output } = await runToEnd(start, { [setting]: value });
    expect({ code, lines: output.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
    expect(output).toContain(setting);
    expect(output).toContain(value);
  });

  it('when something is imported while the graph is running', async () => {
    const { code, output } = await runToEnd(['tools/import/main.ts', 'lab', 'README.md'], { DATA_DIR: dataDir });
    expect({ code, lines: output.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
    expect(output).toContain(String(running.child.pid));
  });

  it('when it is migrated while the graph is running', async () => {
    const { code, output } = await runToEnd(['tools/db.ts', 'migrate'], { DATA_DIR: dataDir });
    expect({ code, lines: output.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
    expect(output).toContain(String(running.child.pid));
  });
});

it('ends with exit code 0 on SIGTERM and keeps its data', async () => {
  const strain = '{ strains(first: 1) { nodes { id } } }';
  const { data } = await ask(running.url, strain);
  const [{ id }] = JSON.parse(JSON.stringify(data)).strains.nodes;
  const review = `mutation { reviewStrain(input: { strainId: "${id}", rating: 4 }) { strain { rating { count } } } }`;
  const token = await runToEnd(['tools/token.ts'], { DATA_DIR: dataDir });
  const member = { authorization: `Bearer ${token.output.trim()}` };
  expect((await ask(running.url, review, {}, member)).errors).toEqual([]);
  expect(await running.stop()).toBe(0);
  running = await runStart({ DATA_DIR: dataDir, PORT: '0' });
  const after = await ask(running.url, `{ strain(id: "${id}") { rating { average count } } }`);
  expect(after.data).toEqual({ strain: { rating: { average: 4, count: 1 } } });
});
