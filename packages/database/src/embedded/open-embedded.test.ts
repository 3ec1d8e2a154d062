import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { StartError } from '@weedhounds/errors';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EmbeddedDatabase, EmbeddedSettings } from '../database.ts';
import { openDatabase } from '../open-database.ts';
import { startHolder } from '../testing/start-holder.ts';
import { createTemporaryFolder } from '../testing/write-migrations.ts';
import { baseSnapshot } from './open-in-memory.ts';
import { createSnapshot } from './snapshot.ts';

/** A first start from the base snapshot is quicker than an empty one. */
async function open(settings: Omit<EmbeddedSettings, 'kind'>): Promise<EmbeddedDatabase> {
  const database = await openDatabase({ kind: 'embedded', snapshot: await baseSnapshot(), ...settings });
  onTestFinished(() => database.close());
  return database;
}

async function rowsOf(database: EmbeddedDatabase, query: string): Promise<unknown[]> {
  return (await database.pglite.query(query)).rows;
}

describe('the data folder', () => {
  it('is made with its parents, keeps what was stored and is free after closing', async () => {
    const dataDir = join(await createTemporaryFolder(), 'deep/er');
    const first = await open({ dataDir });
    await first.pglite.exec('CREATE TABLE kept AS SELECT 42 AS answer');
    await first.close();
    expect(await readdir(dataDir)).toEqual(['postgres']);
    const second = await open({ dataDir });
    expect(await rowsOf(second, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await expect(open({ dataDir })).rejects.toThrow(`DATA_DIR ${dataDir} is in use by this process (${process.pid}).`);
  });

  it('is filled from nothing without a snapshot', async () => {
    const dataDir = await createTemporaryFolder();
    const database = await openDatabase({ kind: 'embedded', dataDir });
    onTestFinished(() => database.close());
    expect(await rowsOf(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('keeps what a killed process had committed', async () => {
    const dataDir = await createTemporaryFolder();
    const holder = startHolder(dataDir, await baseSnapshot());
    await holder.printed('ready');
    await holder.kill();
    expect(await rowsOf(await open({ dataDir }), 'SELECT pid FROM kept')).toEqual([{ pid: 1 }]);
  });

  it('is begun anew when its first start was cut short', async () => {
    const dataDir = await createTemporaryFolder();
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres/PG_VERSION'), '18\n');
    await writeFile(join(dataDir, 'creating'), '');
    expect(await rowsOf(await open({ dataDir }), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await readdir(dataDir)).toEqual(['lock', 'postgres']);
  });

  it('opens after its first start was killed at any time', async () => {
    const dataDir = await createTemporaryFolder();
    for (const line of ['started', 'ready'] as const) {
      const holder = startHolder(dataDir, await baseSnapshot());
      await holder.printed(line);
      await holder.kill();
    }
    expect(await rowsOf(await open({ dataDir }), 'SELECT pid FROM kept')).toEqual([{ pid: 1 }]);
  });

  it('is left alone when it holds other files', async () => {
    const dataDir = await createTemporaryFolder();
    await writeFile(join(dataDir, 'letter.txt'), 'Dear …');
    await expect(open({ dataDir })).rejects.toThrow(
      new StartError(`DATA_DIR ${dataDir} holds other files and no database of this program. Name an empty folder.`),
    );
    expect(await readdir(dataDir)).toEqual(['letter.txt']);
  });

  it('is left alone when its postgres folder is no database', async () => {
    const dataDir = await createTemporaryFolder();
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres/letter.txt'), 'Dear …');
    await expect(open({ dataDir })).rejects.toThrow(
      new StartError(`DATA_DIR ${dataDir} holds a postgres folder that is no database. Name an empty folder.`),
    );
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });

  it('is reported when its database is damaged, and freed', async () => {
    const dataDir = await createTemporaryFolder();
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres/PG_VERSION'), '18\n');
    await expect(open({ dataDir })).rejects.toThrow(
      new StartError(`The database in DATA_DIR ${dataDir} cannot be opened: PGlite failed to initialize properly`),
    );
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });

  it.each([
    ['a file', 'file', 'ENOTDIR'],
    ['below a file', 'file/below', 'ENOTDIR'],
  ])('is refused when it is %s', async (_, name, code) => {
    const folder = await createTemporaryFolder();
    await writeFile(join(folder, 'file'), '');
    await expect(open({ dataDir: join(folder, name) })).rejects.toThrow(
      new StartError(`DATA_DIR ${join(folder, name)} cannot be used as a folder to write to: ${code}.`),
    );
  });

  it.skipIf(process.platform !== 'linux')('is refused when nobody may write there (Linux: /proc)', async () => {
    await expect(open({ dataDir: '/proc/self/data' })).rejects.toThrow(
      new StartError('DATA_DIR /proc/self/data cannot be used as a folder to write to: ENOENT.'),
    );
  });
});

describe('a snapshot', () => {
  it('is what an empty folder starts with, and is not looked at later', async () => {
    const folder = await createTemporaryFolder();
    const snapshot = join(folder, 'snapshot.tgz');
    const source = await open({ dataDir: join(folder, 'source') });
    await source.pglite.exec('CREATE TABLE kept AS SELECT 42 AS answer');
    await createSnapshot(source, snapshot);
    await source.pglite.exec('UPDATE kept SET answer = 43');

    const dataDir = join(folder, 'copy');
    const copy = await open({ dataDir, snapshot });
    expect(await rowsOf(copy, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await copy.pglite.exec('UPDATE kept SET answer = 44');
    await copy.close();
    expect(await rowsOf(await open({ dataDir, snapshot: 'gone' }), 'SELECT answer FROM kept')).toEqual([
      { answer: 44 },
    ]);
    expect(await readdir(folder)).toEqual(['copy', 'snapshot.tgz', 'source']);
  });

  it('that is cut short by a kill leaves a folder that still starts from it', async () => {
    const folder = await createTemporaryFolder();
    const snapshot = join(folder, 'snapshot.tgz');
    const source = await open({ dataDir: join(folder, 'source') });
    await source.pglite.exec('CREATE TABLE filled AS SELECT 42 AS answer');
    await createSnapshot(source, snapshot);

    const dataDir = join(folder, 'copy');
    const holder = startHolder(dataDir, snapshot);
    await holder.printed('started');
    await holder.kill();
    expect(await rowsOf(await open({ dataDir, snapshot }), 'SELECT answer FROM filled')).toEqual([{ answer: 42 }]);
  });

  it.each([
    ['missing', undefined, 'ENOENT: no such file or directory, open'],
    ['no gzip file', Buffer.from('Dear …'), 'incorrect header check'],
    ['cut off', 'half', 'unexpected end of file'],
    ['no archive', gzipSync('Dear …'), 'it holds no tar archive'],
  ])('that is %s is reported, and the folder stays usable', async (_, content, reason) => {
    const folder = await createTemporaryFolder();
    const snapshot = join(folder, 'snapshot.tgz');
    if (content === 'half') {
      const source = await open({ dataDir: join(folder, 'source') });
      await createSnapshot(source, snapshot);
      const whole = await readFile(snapshot);
      await writeFile(snapshot, whole.subarray(0, whole.length / 2));
    } else if (content !== undefined) {
      await writeFile(snapshot, content);
    }
    const dataDir = join(folder, 'copy');
    const opening = open({ dataDir, snapshot });
    await expect(opening).rejects.toBeInstanceOf(StartError);
    await expect(opening).rejects.toThrow(`The database snapshot ${snapshot} cannot be used: ${reason}`);
    expect(await rowsOf(await open({ dataDir }), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
