import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from '@weedhounds/errors';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from './collect.ts';
import { readJsonArray } from './read-json-array.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ingest-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Buffer) {
  const file = join(folder, 'array.json');
  await writeFile(file, content);
  return collect(readJsonArray(file));
}

const rowsOf = (items: Awaited<ReturnType<typeof read>>) =>
  items.map((item) => ('row' in item ? item.row : item.broken));

describe('readJsonArray', () => {
  it('reads elements one by one, with their ordinals and raw text', async () => {
    expect(await read('\ufeff[\n {"a": "x,]\\"}"},\n {"a": [1, {"b": 2}]}\n]\n')).toEqual([
      { line: 1, raw: '\n {"a": "x,]\\"}"}', row: { a: 'x,]"}' } },
      { line: 2, raw: '\n {"a": [1, {"b": 2}]}\n', row: { a: [1, { b: 2 }] } },
    ]);
  });

  it('reads an empty array as no rows', async () => {
    expect(await read(' [ ] ')).toEqual([]);
  });

  it('reads back any array, however it is laid out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.constantFrom(0, 2, '\t'), async (values, indent) => {
        const plain = JSON.parse(JSON.stringify(values)) as unknown[];
        expect(rowsOf(await read(JSON.stringify(values, null, indent)))).toEqual(plain);
      }),
      { numRuns: 50 },
    );
  });

  it('reports an element that is no JSON and goes on', async () => {
    expect(rowsOf(await read('[{"a":1},{"a":NaN},nope,,{"a":4}]'))).toEqual([
      { a: 1 },
      'not valid JSON',
      'not valid JSON',
      'not valid JSON',
      { a: 4 },
    ]);
  });

  it('reports an element that is not UTF-8 and goes on', async () => {
    const bytes = Buffer.concat([Buffer.from('["Gr'), Buffer.from([0xf6]), Buffer.from('n", "Grön"]')]);
    expect(rowsOf(await read(bytes))).toEqual(['not valid UTF-8', 'Grön']);
  });

  it('reads what stands before the break of a truncated file and reports the break', async () => {
    expect(await read('[{"a":1},{"a":2')).toEqual([
      { line: 1, raw: '{"a":1}', row: { a: 1 } },
      { line: 2, raw: '{"a":2', broken: 'the file ends inside the array' },
    ]);
  });

  it('reports text after the array', async () => {
    expect(rowsOf(await read('[1] [2]'))).toEqual([1, 'text after the end of the array']);
  });

  it.each([
    ['an object', '{"a":1}', 'it does not hold a JSON array'],
    ['blanks alone', ' \n ', 'it does not hold a JSON array'],
    ['a page of HTML', '<html>[1]</html>', 'it does not hold a JSON array'],
    ['an empty file', '', 'it is empty'],
  ])('refuses %s with one clear line', async (_, content, problem) => {
    const error = await read(content).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartError);
    expect(error).toHaveProperty('message', `Cannot read ${join(folder, 'array.json')}: ${problem}.`);
  });
});
