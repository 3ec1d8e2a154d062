import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from '@weedhounds/errors';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from './collect.ts';
import { type CsvOptions, readCsv } from './read-csv.ts';
import { longestLine } from './read-lines.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ingest-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Buffer, options: CsvOptions<string> = {}) {
  const file = join(folder, 'table.csv');
  await writeFile(file, content);
  return collect(readCsv(file, options));
}

const row = (line: number, raw: string, [a, b]: [string, string]) => ({ line, raw, row: { a, b } });
const broken = (line: number, raw: string, problem: string) => ({ line, raw, broken: problem });

describe('readCsv', () => {
  it('reads rows by column, with line numbers and raw text', async () => {
    expect(await read('a,b\n1,2\n"x, y","say ""hi"""\n')).toEqual([
      row(2, '1,2', ['1', '2']),
      row(3, '"x, y","say ""hi"""', ['x, y', 'say "hi"']),
    ]);
  });

  it('reads CRLF, a byte order mark, empty lines and a last line without an end', async () => {
    expect(await read('\ufeff"a",b\r\n1,2\r\n\r\n3,4')).toEqual([row(2, '1,2', ['1', '2']), row(4, '3,4', ['3', '4'])]);
  });

  it('reads a quoted field over two lines', async () => {
    expect(await read('a,b\n"Windy\nCity",x\n3,4\n')).toEqual([
      row(2, '"Windy\nCity",x', ['Windy\nCity', 'x']),
      row(4, '3,4', ['3', '4']),
    ]);
  });

  it('reads quotes doubled or behind a backslash where either may be', async () => {
    const text = '"a","b"\n"the 47\\" plant","x"\n"Double ""D""","y"\n"5\\"","z"\n"C:\\","w"\n';
    expect(await read(text, { quotes: 'either' })).toEqual([
      row(2, '"the 47\\" plant","x"', ['the 47" plant', 'x']),
      row(3, '"Double ""D""","y"', ['Double "D"', 'y']),
      row(4, '"5\\"","z"', ['5"', 'z']),
      row(5, '"C:\\","w"', ['C:\\', 'w']),
    ]);
  });

  it('reads a field over two lines with quotes behind a backslash', async () => {
    const raw = '"a \\"quoted\\"\nname","x"';
    expect(await read(`a,b\n${raw}\n3,4\n`, { quotes: 'either' })).toEqual([
      row(2, raw, ['a "quoted"\nname', 'x']),
      row(4, '3,4', ['3', '4']),
    ]);
  });

  it('reports a line with too few or too many fields and goes on', async () => {
    expect(await read('a,b\n1\n1,2,3\n3,4\n')).toEqual([
      broken(2, '1', '1 fields; expected 2'),
      broken(3, '1,2,3', '3 fields; expected 2'),
      row(4, '3,4', ['3', '4']),
    ]);
  });

  it('loses one line to an unbalanced quote in the middle', async () => {
    expect(await read('a,b\n1,2\n"3,4\n5,6\n"7","8"\n9,10\n')).toEqual([
      row(2, '1,2', ['1', '2']),
      broken(3, '"3,4', 'text after a closing quote'),
      row(4, '5,6', ['5', '6']),
      row(5, '"7","8"', ['7', '8']),
      row(6, '9,10', ['9', '10']),
    ]);
  });

  it('loses one line to a quote that is never closed', async () => {
    expect(await read('a,b\n"1,2\n3,4\n')).toEqual([
      broken(2, '"1,2', 'a quote that is never closed'),
      row(3, '3,4', ['3', '4']),
    ]);
  });

  it('reports a quote inside an unquoted field', async () => {
    expect(await read('a,b\n5" pipe,x\n')).toEqual([broken(2, '5" pipe,x', 'a quote inside an unquoted field')]);
  });

  it('reports a line that is not UTF-8 and reads the others', async () => {
    const latin1 = Buffer.concat([Buffer.from('a,b\n1,2\nGr'), Buffer.from([0xf6]), Buffer.from('n,x\nGrön,y\n')]);
    expect(await read(latin1)).toEqual([
      row(2, '1,2', ['1', '2']),
      broken(3, 'Gr\ufffdn,x', 'not valid UTF-8'),
      row(4, 'Grön,y', ['Grön', 'y']),
    ]);
  });

  it('reports a line that is too long without keeping it', async () => {
    const items = await read(`a,b\n${'x'.repeat(longestLine + 1)},2\n3,4\n`);
    expect(items).toEqual([broken(2, 'x'.repeat(200), `longer than ${longestLine} bytes`), row(3, '3,4', ['3', '4'])]);
  });

  it('reports the last record of a truncated file', async () => {
    expect(await read('a,b\n1,2\n"3","fo')).toEqual([
      row(2, '1,2', ['1', '2']),
      broken(3, '"3","fo', 'a quote that is never closed'),
    ]);
  });

  it('knows how far it has come', async () => {
    const file = join(folder, 'position.csv');
    await writeFile(file, 'a,b\n1,2\n');
    const source = readCsv(file);
    await collect(source);
    expect(source.position).toEqual({ bytesRead: 8, totalBytes: 8 });
  });

  it.each([
    ['an empty file', '', 'it is empty'],
    ['a header without a column', 'a,c\n1,2\n', 'its header lacks "b"'],
    ['a header that names a column twice', 'a,b,a\n', 'its header names "a" twice'],
    ['a file in UTF-16', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), 'it is not text in UTF-8'],
    ['a header with an open quote', 'a,"b\n1,2\n', 'its first line is not a CSV header'],
  ])('refuses %s with one clear line', async (_, content, problem) => {
    const error = await read(content, { columns: ['a', 'b'] }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartError);
    expect(error).toHaveProperty('message', `Cannot read ${join(folder, 'table.csv')}: ${problem}.`);
  });

  it('refuses a file that is missing, or a folder', async () => {
    const missing = join(folder, 'nowhere.csv');
    await expect(collect(readCsv(missing))).rejects.toThrow(`Cannot read ${missing}: there is no such file.`);
    await expect(collect(readCsv(folder))).rejects.toThrow(`Cannot read ${folder}: it is not a file.`);
  });
});

describe('readCsv on a corrupted table', () => {
  const field = fc.string({ unit: fc.constantFrom('a', 'é', '7', ' ', ',', '"', '\n'), maxLength: 6 });
  const table = fc.array(fc.tuple(field, field), { minLength: 3, maxLength: 40 });
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const write = (rows: [string, string][]) => ['a,b', ...rows.map((fields) => fields.map(quote).join(','))].join('\n');

  it('reads back every table it was given', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const items = await read(`${write(rows)}\n`);
        expect(items.map((item) => 'row' in item && [item.row.a, item.row.b])).toEqual(rows);
      }),
      { numRuns: 50 },
    );
  });

  it('loses no row beyond the line that a stray quote is put into', async () => {
    const plain = fc.array(fc.stringMatching(/^[a-z]{1,5},[a-z]{1,5}$/), { minLength: 3, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(plain, fc.nat(), fc.nat(), async (lines, where, offset) => {
        const index = where % lines.length;
        const hit = lines[index] ?? '';
        const at = offset % (hit.length + 1);
        const damaged = lines.with(index, `${hit.slice(0, at)}"${hit.slice(at)}`);
        const items = await read(`a,b\n${damaged.join('\n')}\n`);
        const whole = items.filter((item) => 'row' in item).map((item) => item.raw);
        expect(whole).toEqual(lines.toSpliced(index, 1));
      }),
      { numRuns: 100 },
    );
  });

  it('reads every whole line of a table cut off anywhere', async () => {
    const plain = fc.array(fc.stringMatching(/^[a-z]{1,5},"[a-z]{1,5}"$/), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(plain, fc.nat(), async (lines, where) => {
        const text = `a,b\n${lines.join('\n')}`;
        const cut = text.slice(0, 4 + (where % (text.length - 3)));
        const items = await read(cut);
        const ended = cut.split('\n').length - 2;
        expect(items.slice(0, ended).map((item) => 'row' in item && item.raw)).toEqual(lines.slice(0, ended));
        expect(items.length).toBeLessThanOrEqual(ended + 1);
      }),
      { numRuns: 100 },
    );
  });
});
