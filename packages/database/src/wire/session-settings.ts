import type { Message } from './message.ts';

/** Asks for the run-time settings that were changed in this session. */
export const readSettingsStatement = `SELECT name, setting FROM pg_catalog.pg_settings WHERE source = 'session'`;

/** The answer to it. */
export function readSettings(reply: Iterable<Message>): Map<string, string> {
  const settings = new Map<string, string>();
  for (const { type, body } of reply) {
    if (type !== 'D') continue;
    const [name, value] = readRow(body);
    if (name !== undefined && value !== undefined) settings.set(name, value);
  }
  return settings;
}

/** The columns of a DataRow in text format. */
function readRow(body: Buffer): string[] {
  const columns: string[] = [];
  for (let at = 2; at < body.length; ) {
    const length = Math.max(body.readInt32BE(at), 0);
    columns.push(body.toString('utf8', at + 4, at + 4 + length));
    at += 4 + length;
  }
  return columns;
}

/** Puts settings in place for the rest of the session. */
export function setSettingsStatement(settings: ReadonlyMap<string, string>): string {
  const calls = [...settings].map(
    ([name, value]) => `set_config(${quoteLiteral(name)}, ${quoteLiteral(value)}, false)`,
  );
  return `SELECT ${calls.map((call) => `pg_catalog.${call}`).join(', ')}`;
}

function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
