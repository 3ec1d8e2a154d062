import { parseArgs } from 'node:util';
import { StartError } from '@weedhounds/errors';

/** What can be imported, with the formats each can come in; the first is the default. */
export const formats = {
  lab: ['mcr-labs'],
  strains: ['kushy', 'lineage'],
  retailers: ['cannlytics'],
  menu: ['dutchie', 'sweed'],
  jurisdictions: ['state-rules'],
} as const;

export type ImportKind = keyof typeof formats;

/** An import as its command line asks for it. */
export interface ImportArguments {
  kind: ImportKind;
  format: string;
  file: string;
  /** Of a menu: the shop it belongs to. */
  shop?: { name: string; jurisdiction: string };
  /** Of a menu: the currency of its prices. */
  currency: string;
  /** The folder that the file of refused rows goes to. */
  rejects: string;
}

const usage = [
  'Usage: npm run import -- KIND FILE [--format FORMAT]',
  ...Object.entries(formats).map(([kind, names]) => `  ${kind.padEnd(13)} --format ${names.join(' | ')}`),
  '  A menu names its shop: --dispensary NAME --jurisdiction NJ [--currency USD]',
  '  Refused rows go to FILE.rejects.jsonl in the working directory, or in --rejects FOLDER.',
].join('\n');

/** Reads the command line. Throws a StartError that says what was expected. */
export function readArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parse(args);
  const [kind = '', file, ...rest] = positionals;
  if (!isKind(kind) || file === undefined || rest.length > 0) throw new StartError(usage);
  const format = values.format ?? formats[kind][0];
  if (!(formats[kind] as readonly string[]).includes(format)) {
    throw new StartError(`--format of ${kind} must be ${formats[kind].join(' or ')}; got ${format}.`);
  }
  const { dispensary: name, jurisdiction, currency = 'USD', rejects = '.' } = values;
  if (!/^[A-Z]{3}$/.test(currency)) throw new StartError(`--currency must be a code like USD; got ${currency}.`);
  if (kind !== 'menu') return { kind, format, file, currency, rejects };
  if (!name || !jurisdiction) throw new StartError('A menu needs its shop: --dispensary NAME --jurisdiction NJ');
  return { kind, format, file, currency, rejects, shop: { name, jurisdiction } };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        dispensary: { type: 'string' },
        jurisdiction: { type: 'string' },
        currency: { type: 'string' },
        rejects: { type: 'string' },
      },
    });
  } catch (cause) {
    throw new StartError(`${(cause as Error).message}\n${usage}`, { cause });
  }
}

function isKind(text: string): text is ImportKind {
  return Object.hasOwn(formats, text);
}
