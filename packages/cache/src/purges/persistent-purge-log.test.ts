import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Fence } from '../entry.ts';
import { advisoryLocks } from '../postgres/advisory-locks.ts';
import type { PurgeLog } from '../purge-log.ts';
import { startFaultProxy } from '../stores/testing/fault-proxy.ts';
import { hasPostgresServer, type PostgresServer, startPostgresServer } from '../stores/testing/postgres-server.ts';
import { until } from '../stores/testing/until.ts';
import {
  openPersistentPurgeLog,
  type PersistentPurgeLogEvent,
  type PersistentPurgeLogOptions,
} from './persistent-purge-log.ts';
import { startHolder } from './testing/start-holder.ts';

const fenceOf = (log: PurgeLog) => log.fence() as Fence;

describe.skipIf(!hasPostgresServer() && !process.env.CI)('a log in PostgreSQL, with its programs installed', () => {
  let server: PostgresServer;
  const open: { close(): Promise<void> }[] = [];
  const events: PersistentPurgeLogEvent[] = [];

  beforeAll(async () => {
    server = await startPostgresServer();
  });

  beforeEach(async () => {
    events.length = 0;
    await server.start();
    await server.ask('DROP SCHEMA IF EXISTS cache CASCADE');
  });

  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });

  afterAll(() => server?.remove());

  async function openLog(options: Partial<PersistentPurgeLogOptions> = {}): Promise<PurgeLog> {
    const log = await openPersistentPurgeLog({
      url: server.url,
      retryMs: 20,
      announce: (event) => events.push(event),
      ...options,
    });
    open.push(log);
    return log;
  }

  async function restart(log: PurgeLog, options: Partial<PersistentPurgeLogOptions> = {}): Promise<PurgeLog> {
    await log.close();
    return openLog(options);
  }

  const kinds = () => events.map(({ kind }) => kind);

  /** Ends the connection of a log as the server would, and keeps others from the lock meanwhile. */
  const withoutLog = (meanwhile: () => Promise<void>) =>
    server.hold(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid();
       SELECT pg_advisory_lock(${advisoryLocks.purges})`,
      meanwhile,
    );

  test('judges as a log in memory does', async () => {
    const log = await openLog();
    const before = fenceOf(log);
    expect(await log.purge(['a', 'b'], 'SOFT')).toEqual({ isKnownToOthers: true });
    const between = fenceOf(log);
    await log.purge(['b'], 'HARD');
    const judge = (fence: Fence) => ['a', 'b', 'c'].map((tag) => log.judge([tag], fence));
    expect([judge(before), judge(between), judge(fenceOf(log))]).toEqual([
      ['soft', 'hard', 'valid'],
      ['valid', 'hard', 'valid'],
      ['valid', 'valid', 'valid'],
    ]);
    expect(log.judge(['c'], { generation: 'another', number: 9 })).toBe('hard');
  });

  test('is in force at once, before it is written', async () => {
    const log = await openLog();
    const before = fenceOf(log);
    const purging = log.purge(['a'], 'HARD');
    expect(log.judge(['a'], before)).toBe('hard');
    await purging;
  });

  test('goes on after a restart, with all that was purged before it', async () => {
    const log = await openLog();
    const fences = [fenceOf(log)];
    const odd = 'entity Strain {"slug":"\u0000 \ud800 ü"}';
    await log.purge(['a', odd], 'SOFT');
    fences.push(fenceOf(log));
    await log.purge(['b'], 'HARD');
    fences.push(fenceOf(log));
    const restarted = await restart(log);
    expect(fenceOf(restarted)).toEqual(fences[2]);
    expect(fences.map((fence) => ['a', odd, 'b', 'c'].map((tag) => restarted.judge([tag], fence)))).toEqual([
      ['soft', 'soft', 'hard', 'valid'],
      ['valid', 'valid', 'hard', 'valid'],
      ['valid', 'valid', 'valid', 'valid'],
    ]);
    await restarted.purge(['c'], 'HARD');
    expect(['a', 'c'].map((tag) => restarted.judge([tag], fences[2] as Fence))).toEqual(['valid', 'hard']);
    expect(events).toEqual([
      { kind: 'writing', isContinued: false },
      { kind: 'writing', isContinued: true },
    ]);
  });

  test('knows after many restarts what was purged in any of them', async () => {
    let log = await openLog();
    const first = fenceOf(log);
    for (const tag of ['a', 'b', 'c']) {
      await log.purge([tag], 'HARD');
      log = await restart(log);
    }
    expect(['a', 'b', 'c', 'd'].map((tag) => log.judge([tag], first))).toEqual(['hard', 'hard', 'hard', 'valid']);
  });

  test('has written a purge once it resolves', async () => {
    const log = await openLog();
    await Promise.all([log.purge(['a'], 'HARD'), log.purge(['b'], 'HARD'), log.purge(['a'], 'SOFT')]);
    expect(await server.ask('SELECT tag, soft, hard FROM cache.purged_tags ORDER BY tag')).toEqual([
      { tag: '"a"', soft: '3', hard: '1' },
      { tag: '"b"', soft: '0', hard: '2' },
    ]);
  });

  test('believes nothing that a killed process has left, whatever that has written', async () => {
    const holder = await startHolder(server.url);
    const purged = await holder.purge('a');
    await holder.kill();
    const log = await openLog();
    expect(log.judge(['c'], purged)).toBe('hard');
    expect(events).toEqual([{ kind: 'writing', isContinued: false }]);
    const restarted = await restart(log);
    expect([fenceOf(restarted).generation === fenceOf(log).generation, restarted.judge(['c'], purged)]).toEqual([
      true,
      'hard',
    ]);
  });

  test('goes on with what another process has closed', async () => {
    const holder = await startHolder(server.url);
    const purged = await holder.purge('a');
    await holder.end();
    const log = await openLog();
    expect(fenceOf(log)).toEqual(purged);
    expect(['a', 'c'].map((tag) => log.judge([tag], holder.fence))).toEqual(['hard', 'valid']);
  });

  test('does not write while another process does, and does once that has ended', async () => {
    const holder = await startHolder(server.url);
    const log = await openLog();
    const own = fenceOf(log);
    expect([own.generation === holder.fence.generation, kinds()]).toEqual([false, ['not alone']]);
    expect(await log.purge(['a'], 'HARD')).toEqual({ isKnownToOthers: false });
    expect((await server.ask('SELECT generation FROM cache.purge_sequence'))[0]).toEqual({
      generation: holder.fence.generation,
    });
    await holder.end();
    await until(() => kinds().at(-1) === 'writing');
    const restarted = await restart(log);
    expect(['a', 'c'].map((tag) => restarted.judge([tag], own))).toEqual(['hard', 'valid']);
    expect(restarted.judge(['c'], holder.fence)).toBe('hard');
  });

  test('begins anew where the server is absent, and writes once it is there', async () => {
    const kept = await openLog();
    const before = fenceOf(kept);
    await kept.close();
    await server.crash();
    const log = await openLog();
    const own = fenceOf(log);
    expect(log.judge(['c'], before)).toBe('hard');
    expect(await log.purge(['a'], 'HARD')).toEqual({ isKnownToOthers: false });
    expect(log.judge(['a'], own)).toBe('hard');
    await server.start();
    await until(() => kinds().at(-1) === 'writing');
    const restarted = await restart(log);
    expect(['a', 'c'].map((tag) => restarted.judge([tag], own))).toEqual(['hard', 'valid']);
    expect(restarted.judge(['c'], before)).toBe('hard');
  });

  test('writes later what it could not while the server was gone', async () => {
    const log = await openLog();
    const before = fenceOf(log);
    await server.crash();
    expect(await log.purge(['a'], 'HARD')).toEqual({ isKnownToOthers: false });
    expect(await log.purge(['b'], 'SOFT')).toEqual({ isKnownToOthers: false });
    await server.start();
    await until(() => kinds().at(-1) === 'writing');
    expect(await log.purge(['c'], 'SOFT')).toEqual({ isKnownToOthers: true });
    const restarted = await restart(log);
    expect(['a', 'b', 'c', 'd'].map((tag) => restarted.judge([tag], before))).toEqual([
      'hard',
      'soft',
      'soft',
      'valid',
    ]);
  });

  test('leaves nothing to be believed where it ends with a purge that is not written', async () => {
    const log = await openLog();
    const before = fenceOf(log);
    await server.crash();
    await log.purge(['a'], 'HARD');
    await log.close();
    await server.start();
    const restarted = await openLog();
    expect(['a', 'c'].map((tag) => restarted.judge([tag], before))).toEqual(['hard', 'hard']);
  });

  test('waits once for a server that answers nothing, and writes when it answers', async () => {
    const proxy = await startFaultProxy(server.port);
    open.push(proxy);
    const log = await openLog({ url: `postgresql://postgres@127.0.0.1:${proxy.port}/postgres` });
    const before = fenceOf(log);
    proxy.halt();
    expect(await log.purge(['a'], 'HARD')).toEqual({ isKnownToOthers: false });
    expect(kinds()).toEqual(['writing', 'behind']);
    const purges = ['b', 'c', 'd'].map((tag) => log.purge([tag], 'HARD'));
    expect(await Promise.all(purges)).toEqual(purges.map(() => ({ isKnownToOthers: false })));
    proxy.resume();
    await until(async () => (await server.ask('SELECT FROM cache.purged_tags')).length === 4);
    expect(kinds()).toEqual(['writing', 'behind', 'writing']);
    const restarted = await restart(log);
    expect(['a', 'd', 'e'].map((tag) => restarted.judge([tag], before))).toEqual(['hard', 'hard', 'valid']);
  });

  test('writes again what was lost on its way', async () => {
    const proxy = await startFaultProxy(server.port);
    open.push(proxy);
    const log = await openLog({ url: `postgresql://postgres@127.0.0.1:${proxy.port}/postgres` });
    const before = fenceOf(log);
    proxy.halt();
    expect(await log.purge(['a'], 'HARD')).toEqual({ isKnownToOthers: false });
    proxy.cut();
    await until(() => kinds().at(-1) === 'writing');
    const restarted = await restart(log);
    expect(['a', 'c'].map((tag) => restarted.judge([tag], before))).toEqual(['hard', 'valid']);
  });

  test('opens in time where what is stored cannot be read, and replaces it once it can be', async () => {
    const before = await openLog();
    const kept = fenceOf(before);
    await before.close();
    const log = await new Promise<PurgeLog>((resolve) => {
      void server.hold('BEGIN; LOCK TABLE cache.purge_sequence', async () => resolve(await openLog({ openMs: 100 })));
    });
    expect(log.judge(['c'], kept)).toBe('hard');
    await until(() => kinds().at(-1) === 'writing');
    const own = fenceOf(log);
    const restarted = await restart(log);
    expect([fenceOf(restarted), restarted.judge(['c'], kept)]).toEqual([own, 'hard']);
  });

  test('opens, and closes, on a server that answers nothing', async () => {
    const proxy = await startFaultProxy(server.port);
    open.push(proxy);
    proxy.halt();
    const log = await openLog({ url: `postgresql://postgres@127.0.0.1:${proxy.port}/postgres`, openMs: 100 });
    expect(await log.purge(['a'], 'HARD')).toEqual({ isKnownToOthers: false });
    await log.close();
    await until(() => proxy.connections() === 0);
  });

  test('begins anew where another sequence was written while its connection was lost', async () => {
    const log = await openLog();
    const before = fenceOf(log);
    await withoutLog(async () => {
      await until(() => kinds().includes('not alone'));
      await server.ask(`UPDATE cache.purge_sequence SET generation = 'another', is_open = false`);
    });
    await until(() => kinds().at(-1) === 'writing');
    expect(log.judge(['c'], before)).toBe('hard');
    const own = fenceOf(log);
    expect(fenceOf(await restart(log))).toEqual(own);
  });

  test('begins anew where an earlier copy of the database took its place', async () => {
    const log = await openLog();
    await log.purge(['a'], 'HARD');
    const before = fenceOf(log);
    await withoutLog(async () => {
      await server.ask('UPDATE cache.purge_sequence SET number = 0; DELETE FROM cache.purged_tags');
    });
    await until(() => kinds().at(-1) === 'writing' && fenceOf(log).generation !== before.generation);
    expect(log.judge(['c'], before)).toBe('hard');
  });

  test('goes on where it lost its connection and nothing came between', async () => {
    const log = await openLog();
    const before = fenceOf(log);
    await withoutLog(async () => {
      await until(() => kinds().at(-1) === 'behind');
      expect(await log.purge(['a'], 'HARD')).toEqual({ isKnownToOthers: false });
    });
    await until(() => kinds().at(-1) === 'writing');
    expect(fenceOf(log)).toEqual({ generation: before.generation, number: 1 });
    const restarted = await restart(log);
    expect(['a', 'c'].map((tag) => restarted.judge([tag], before))).toEqual(['hard', 'valid']);
  });

  test('keeps so many tags, and trusts nothing from before those that it does not', async () => {
    const log = await openLog({ mostTags: 2 });
    const fences = [fenceOf(log)];
    for (const tag of ['a', 'b', 'c', 'b', 'd']) {
      await log.purge([tag], 'HARD');
      fences.push(fenceOf(log));
    }
    const rows = await server.ask('SELECT tag FROM cache.purged_tags ORDER BY tag');
    expect(rows).toEqual([{ tag: '"b"' }, { tag: '"d"' }]);
    const restarted = await restart(log, { mostTags: 2 });
    const judge = (one: PurgeLog) => fences.map((fence) => one.judge(['x'], fence));
    expect(judge(restarted)).toEqual(['hard', 'hard', 'hard', 'valid', 'valid', 'valid']);
    expect(judge(restarted)).toEqual(judge(log));
  });

  test('loses no purge that is made at any moment while it closes', async () => {
    for (let turns = 0; turns < 30; turns += 3) {
      const log = await openLog();
      const before = fenceOf(log);
      const closing = log.close();
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
      const { isKnownToOthers } = await log.purge(['a'], 'HARD');
      await closing;
      const restarted = await openLog();
      // Once it is closed it is too late, and it says so.
      if (isKnownToOthers) expect(restarted.judge(['a'], before)).toBe('hard');
      await restarted.close();
    }
  });
});
