import type { ByteReader } from './byte-reader.ts';
import { readText } from './message.ts';

/** How a connection begins. */
export type Startup =
  | { kind: 'session'; settings: Map<string, string> }
  /** It wants to cancel another's statement or ended; there is nothing to answer. */
  | { kind: 'nothing' }
  | { kind: 'unsupported'; version: string };

const maxStartupBytes = 10_000;
const encryptionRequests = [80_877_103, 80_877_104];
const cancelRequest = 80_877_102;

/** Parameters that are no settings, or that nobody here looks at. */
const unusedParameters = new Set(['user', 'database', 'replication', 'application_name']);

/**
 * Reads what comes before the first typed message; encryption is declined.
 * https://www.postgresql.org/docs/18/protocol-flow.html#PROTOCOL-FLOW-START-UP
 */
export async function readStartup(reader: ByteReader, write: (bytes: Buffer) => void): Promise<Startup> {
  for (;;) {
    const length = (await reader.read(4))?.readInt32BE(0);
    if (length === undefined) return { kind: 'nothing' };
    if (length < 8 || length > maxStartupBytes) throw new Error(`A start-up cannot be ${length} bytes long.`);
    const body = await reader.read(length - 4);
    if (body === undefined) return { kind: 'nothing' };
    const code = body.readInt32BE(0);
    if (code === cancelRequest) return { kind: 'nothing' };
    if (!encryptionRequests.includes(code)) {
      const major = code >> 16;
      if (major !== 3) return { kind: 'unsupported', version: `${major}.${code & 0xffff}` };
      return { kind: 'session', settings: settingsOf(readParameters(body)) };
    }
    write(Buffer.from('N'));
  }
}

function readParameters(body: Buffer): Map<string, string> {
  const parameters = new Map<string, string>();
  let at = 4;
  while (at < body.length && body[at] !== 0) {
    const name = readText(body, at);
    const value = readText(body, name.next);
    parameters.set(name.text, value.text);
    at = value.next;
  }
  return parameters;
}

/** The run-time settings among the parameters, those within `options` (`-c name=value`, `--name=value`) included. */
function settingsOf(parameters: ReadonlyMap<string, string>): Map<string, string> {
  const settings = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (name === 'options') for (const [key, setting] of parseOptions(value)) settings.set(key, setting);
    else if (!unusedParameters.has(name) && !name.startsWith('_pq_.')) settings.set(name, value);
  }
  return settings;
}

/** A backslash makes the blank or backslash after it part of a value. */
function parseOptions(options: string): [string, string][] {
  const words = options.match(/(?:\\.|\S)+/gs) ?? [];
  const plain = words.map((word) => word.replaceAll(/\\(.)/gs, '$1'));
  return plain.flatMap((word, index): [string, string][] => {
    const assignment = word === '-c' ? plain[index + 1] : word.match(/^(?:-c|--)(.+)$/s)?.[1];
    const parts = assignment?.match(/^([\w.-]+)=(.*)$/s);
    const [, name, value] = parts ?? [];
    return name === undefined || value === undefined ? [] : [[name.replaceAll('-', '_'), value]];
  });
}
