import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

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

/** What may stand before a quote inside a quoted field: `"` in RFC 4180, a backslash in MySQL's exports. */
const escapes = { strict: ['"'], either: ['"', '\\'] } as const;

/**
 * Parses the text of one CSV record.
 *
 * @param width fields it must have; undefined for any number
 * @param quotes `strict`: a quote inside a quoted field is doubled, as in RFC 4180; `either`: doubled or behind a backslash
 */
export function parseRecord(text: string, width: number | undefined, quotes: keyof typeof escapes): CsvRecord {
  const outcomes: CsvRecord[] = [];
  for (const quoteEscape of escapes[quotes]) {
    const outcome = parseFields(text, width, quoteEscape);
    if (outcome.kind === 'fields') return outcome;
    outcomes.push(outcome);
  }
  return outcomes.find((outcome) => outcome.kind === 'open') ?? outcomes[0] ?? { kind: 'open' };
}

function parseFields(text: string, width: number | undefined, quoteEscape: string): CsvRecord {
  try {
    const options = { escape: quoteEscape, record_delimiter: '\n', relax_column_count: true };
    const [fields = ['']] = parse(text, options) as string[][];
    if (width === undefined || fields.length === width) return { kind: 'fields', fields };
    return { kind: 'broken', problem: `${fields.length} fields; expected ${width}` };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return { kind: 'open' };
    return { kind: 'broken', problem: problems.get(error.code) ?? error.message };
  }
}
