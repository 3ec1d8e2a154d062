import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatReport } from './format-report.ts';
import { readCsv } from './read-csv.ts';
import { type Progress, runImport } from './run-import.ts';
import type { SourceItem } from './source.ts';
import { accept, refuse } from './translation.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ingest-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function* items(...numbers: (number | string)[]): AsyncGenerator<SourceItem<number>> {
  for (const [index, value] of numbers.entries()) {
    const place = { line: index + 2, raw: String(value) };
    yield typeof value === 'number' ? { ...place, row: value } : { ...place, broken: 'no number' };
  }
}

/** Doubles even numbers, rounds fractions down first, refuses the rest. */
function translate(value: number) {
  const whole = Math.floor(value);
  if (whole % 2 !== 0) return refuse('odd', `${value} is odd`);
  return accept(whole * 2, whole === value ? [] : ['rounded', 'rounded']);
}

function createStore() {
  const seen = new Set<number>();
  const batches: number[][] = [];
  return {
    batches,
    async store(batch: number[]) {
      batches.push(batch);
      const before = seen.size;
      for (const value of batch) seen.add(value);
      return { stored: seen.size - before, unchanged: batch.length - (seen.size - before) };
    },
  };
}

describe('runImport', () => {
  it('counts what was read, stored, unchanged, repaired and refused', async () => {
    const rejectsFile = join(folder, 'rejects.jsonl');
    const { store, batches } = createStore();
    const source = items(2, 4.5, 3, 'x', 2, 7);
    const report = await runImport({ source, translate, store, batchSize: 2, rejectsFile });
    expect(report).toEqual({
      read: 6,
      stored: 2,
      unchanged: 1,
      repaired: { rounded: 1 },
      refused: { odd: 2, 'broken line': 1 },
      rejectsFile,
    });
    expect(batches).toEqual([[4, 8], [4]]);
    expect(
      (await readFile(rejectsFile, 'utf8'))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { line: 4, reason: 'odd', detail: '3 is odd', raw: '3' },
      { line: 5, reason: 'broken line', detail: 'no number', raw: 'x' },
      { line: 7, reason: 'odd', detail: '7 is odd', raw: '7' },
    ]);
  });

  it('leaves no rejects file when nothing was refused, not even an earlier one', async () => {
    const rejectsFile = join(folder, 'stale.jsonl');
    await writeFile(rejectsFile, 'old\n');
    const report = await runImport({ source: items(2), translate, store: createStore().store, rejectsFile });
    expect(report).toEqual({ read: 1, stored: 1, unchanged: 0, repaired: {}, refused: {} });
    await expect(readFile(rejectsFile)).rejects.toHaveProperty('code', 'ENOENT');
  });

  it('ends with the store’s own error and asks for no more rows', async () => {
    let asked = 0;
    async function* endless(): AsyncGenerator<SourceItem<number>> {
      for (;;) yield { line: ++asked, raw: '2', row: 2 };
    }
    const failure = new Error('the disk is full');
    const attempt = runImport({ source: endless(), translate, store: () => Promise.reject(failure), batchSize: 10 });
    await expect(attempt).rejects.toBe(failure);
    expect(asked).toBe(10);
  });

  it('reports a rejects file that cannot be written', async () => {
    const rejectsFile = join(folder, 'no', 'such', 'folder.jsonl');
    const attempt = runImport({ source: items(3), translate, store: createStore().store, rejectsFile });
    await expect(attempt).rejects.toHaveProperty('code', 'ENOENT');
  });

  it('tells its progress after every batch', async () => {
    const file = join(folder, 'progress.csv');
    await writeFile(file, 'n\n2\n4\n6\n');
    const heard: Progress[] = [];
    await runImport({
      source: readCsv(file, { columns: ['n'] }),
      translate: ({ n }) => accept(Number(n)),
      store: createStore().store,
      batchSize: 2,
      onProgress: (progress) => heard.push(progress),
    });
    expect(heard).toEqual([
      { read: 2, bytesRead: 8, totalBytes: 8 },
      { read: 3, bytesRead: 8, totalBytes: 8 },
    ]);
  });
});

describe('formatReport', () => {
  it('is a table of what was read, stored, repaired and refused', () => {
    const report = {
      read: 7554,
      stored: 7000,
      unchanged: 543,
      repaired: { 'isomers-summed': 2529 },
      refused: { 'no analyte was tested': 11 },
      rejectsFile: 'lab.rejects.jsonl',
    };
    expect(formatReport(report)).toBe(
      [
        'read                     7,554',
        'stored                   7,000',
        'unchanged                  543',
        'repaired, by rule',
        '  isomers-summed         2,529',
        'refused, by reason',
        '  no analyte was tested     11',
        'refused rows: lab.rejects.jsonl',
      ].join('\n'),
    );
  });

  it('says 0 where nothing was repaired or refused', () => {
    expect(formatReport({ read: 1, stored: 1, unchanged: 0, repaired: {}, refused: {} })).toBe(
      [
        'read                1',
        'stored              1',
        'unchanged           0',
        'repaired, by rule   0',
        'refused, by reason  0',
      ].join('\n'),
    );
  });
});
