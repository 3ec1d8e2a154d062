import { StartError } from '@weedhounds/errors';
import { parseRecord } from './parse-record.ts';
import { type Line, readLines } from './read-lines.ts';
import { createSource, type Source, type SourceItem } from './source.ts';

type Quotes = 'strict' | 'either';

export interface CsvOptions<C extends string> {
  /** Columns the header must name, in any order; others are read too. Default: none. */
  columns?: readonly C[];
  /**
   * How a quote inside a quoted field is written: `strict`, doubled as in RFC 4180; `either`, doubled or behind a
   * backslash, as MySQL's exports have it. Default `strict`.
   */
  quotes?: Quotes;
}

/** Lines a record may span, line breaks inside quotes counted. */
const longestRecord = 50;

/**
 * The rows of a CSV file in UTF-8, with a header, as objects by column. A record that cannot be read costs its first
 * line alone: reading goes on at the next, so an unbalanced quote never swallows what follows it.
 *
 * @throws StartError while iterating, when the file is missing or empty or its header lacks a column
 */
export function readCsv<C extends string = string>(
  file: string,
  options: CsvOptions<C> = {},
): Source<Record<C, string>> {
  return createSource(file, (chunks) => readRows(file, readLines(chunks), options));
}

async function* readRows<C extends string>(file: string, lines: AsyncGenerator<Line>, options: CsvOptions<C>) {
  const { columns = [], quotes = 'strict' } = options;
  const first = await lines.next();
  const header = readHeader(file, first.done ? undefined : first.value, columns, quotes);
  const pending: Line[] = [];
  const lineAt = async (index: number): Promise<Line | undefined> => {
    while (pending.length <= index) {
      const next = await lines.next();
      if (next.done) return undefined;
      pending.push(next.value);
    }
    return pending[index];
  };
  for (let line = await lineAt(0); line !== undefined; line = await lineAt(0)) {
    const { item, span } = await readRow<C>(line, lineAt, header, quotes);
    pending.splice(0, span);
    if (item !== undefined) yield item;
  }
}

/** Reads the record that begins at `line`: the item, and how many lines it took. No item for an empty line. */
async function readRow<C extends string>(
  line: Line,
  lineAt: (index: number) => Promise<Line | undefined>,
  header: string[],
  quotes: Quotes,
): Promise<{ item: SourceItem<Record<C, string>> | undefined; span: number }> {
  const broken = (problem: string) => ({ item: { line: line.number, raw: line.text, broken: problem }, span: 1 });
  if ('broken' in line) return broken(line.broken);
  if (line.text === '') return { item: undefined, span: 1 };
  let raw = line.text;
  for (let span = 1; span <= longestRecord; span += 1) {
    const record = parseRecord(raw, header.length, quotes);
    if (record.kind === 'broken') return broken(record.problem);
    if (record.kind === 'fields') {
      const row = Object.fromEntries(header.map((name, index) => [name, record.fields[index]])) as Record<C, string>;
      return { item: { line: line.number, raw, row }, span };
    }
    const next = await lineAt(span);
    if (next === undefined || 'broken' in next) break;
    raw += `\n${next.text}`;
  }
  return broken('a quote that is never closed');
}

function readHeader(file: string, line: Line | undefined, columns: readonly string[], quotes: Quotes): string[] {
  if (line === undefined || 'broken' in line || line.text.includes('\u0000')) {
    throw new StartError(`Cannot read ${file}: it is not text in UTF-8.`);
  }
  const record = parseRecord(line.text, undefined, quotes);
  if (record.kind !== 'fields') throw new StartError(`Cannot read ${file}: its first line is not a CSV header.`);
  const header = record.fields.map((name) => name.trim());
  const missing = columns.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    throw new StartError(`Cannot read ${file}: its header lacks ${missing.map((name) => `"${name}"`).join(', ')}.`);
  }
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) throw new StartError(`Cannot read ${file}: its header names "${twice}" twice.`);
  return header;
}
