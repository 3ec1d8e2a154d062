import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { expect, it } from 'vitest';
import { createRpc } from './rpc.ts';

interface Engine {
  version?(): Promise<string>;
  diff?(params: unknown): Promise<unknown>;
  reset?(params: unknown): Promise<void>;
}

/** An engine of which only some methods are there, and what was sent in answer. */
function connect(engine: Engine) {
  const sent: unknown[] = [];
  let starts = 0;
  const rpc = createRpc(
    async () => {
      starts += 1;
      return engine as unknown as SchemaEngine;
    },
    (message) => sent.push(message),
  );
  const call = (id: number, method: string, params: unknown = {}) =>
    rpc.receive(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
  return { rpc, call, sent, starts: () => starts };
}

const failed = (id: number, data: object) => ({
  jsonrpc: '2.0',
  id,
  error: { code: 4466, message: expect.any(String), data: { is_panic: false, error_code: null, meta: null, ...data } },
});

it('answers calls one after another and starts the engine once', async () => {
  const order: string[] = [];
  const { rpc, call, sent, starts } = connect({
    reset: async () => {
      order.push('reset begins');
      await null;
      order.push('reset ends');
    },
    version: async () => {
      order.push('version');
      return 'PostgreSQL 18';
    },
  });
  call(1, 'reset');
  call(2, 'getDatabaseVersion');
  await rpc.idle();
  expect(order).toEqual(['reset begins', 'reset ends', 'version']);
  expect(starts()).toBe(1);
  expect(sent).toEqual([
    { jsonrpc: '2.0', id: 1, result: {} },
    { jsonrpc: '2.0', id: 2, result: 'PostgreSQL 18' },
  ]);
});

it('prints a difference and returns it empty', async () => {
  const { rpc, call, sent } = connect({ diff: async () => ({ exitCode: 2, stdout: 'CREATE TABLE a ();' }) });
  call(7, 'diff');
  rpc.receive('{"jsonrpc":"2.0","id":"print-7","result":{}}');
  await rpc.idle();
  expect(sent).toEqual([
    { jsonrpc: '2.0', id: 'print-7', method: 'print', params: { content: 'CREATE TABLE a ();' } },
    { jsonrpc: '2.0', id: 7, result: { exitCode: 2, stdout: null } },
  ]);
});

it('passes on the code and the details of an error', async () => {
  const error = Object.assign(new Error('No.'), { code: 'P3018', meta: { migration_name: 'a' } });
  const { rpc, call, sent } = connect({ diff: () => Promise.reject(error) });
  call(1, 'diff');
  await rpc.idle();
  expect(sent).toEqual([failed(1, { message: 'No.', error_code: 'P3018', meta: { migration_name: 'a' } })]);
});

it('says that it lacks a method', async () => {
  const { rpc, call, sent } = connect({});
  call(1, 'introspectSql');
  await rpc.idle();
  expect(sent).toEqual([failed(1, { message: 'The schema engine has no method introspectSql.' })]);
});

it('answers the call in progress when the engine panics past it, and only once', async () => {
  const { rpc, call, sent } = connect({ diff: () => new Promise(() => {}) });
  rpc.fail(new Error('nothing was asked'));
  call(1, 'diff');
  await new Promise(setImmediate);
  rpc.fail(new Error('unreachable'));
  rpc.fail(new Error('again'));
  expect(sent).toEqual([failed(1, { message: 'unreachable' })]);
});
