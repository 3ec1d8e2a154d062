import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

/** What stands before a quote inside a quoted field: `"` in RFC 4180, a backslash in MySQL's exports. */
export type QuoteEscape = '"' | '\\';

/** What the text of one or more lines is as a CSV record. */
export type CsvRecord =
  | { kind: 'fields'; fields: string[] }
  /** A quote is open at the end: the record may go on in the next line. */
  | { kind: 'open' }
  | { kind: 'broken'; problem: string };

const problems = new Map<string, string>([
  ['CSV_INVALID_CLOSING_QUOTE', 'text after a closing quote'],
  ['INVALID_OPENING_QUOTE', 'a quote inside an unquoted field'],
]);

/** Parses the text of one CSV record (RFC 4180), with `quoteEscape` before a quote inside a quoted field. */
export function parseRecord(text: string, quoteEscape: QuoteEscape): CsvRecord {
  try {
    const [fields] = parse(text, {
      escape: quoteEscape,
      record_delimiter: '\n',
      relax_column_count: true,
    }) as string[][];
    return { kind: 'fields', fields: fields ?? [''] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return { kind: 'open' };
    return { kind: 'broken', problem: problems.get(error.code) ?? error.message };
  }
}
