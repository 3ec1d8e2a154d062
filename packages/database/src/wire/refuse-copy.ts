import { type Message, readText } from './message.ts';

/** String and identifier literals and comments, which may hold any word. */
const literals = /\bE'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$.*?\$\1\$|--[^\n]*|\/\*.*?\*\//gis;

const refusal = `DO $$ BEGIN RAISE feature_not_supported
  USING MESSAGE = 'COPY FROM STDIN is not available on the embedded database.', HINT = 'Use INSERT.'; END $$`;

/**
 * PGlite stops for good on COPY FROM STDIN, because the data can only come after it has answered. Such a statement is
 * replaced by one that raises an error, so that the protocol and the transaction go on as after any other error.
 */
export function refuseCopy(message: Message): Message {
  switch (message.type) {
    case 'Q':
      return copiesFromClient(readText(message.body).text) ? { type: 'Q', body: Buffer.from(`${refusal}\0`) } : message;
    case 'P': {
      const { text: name, next } = readText(message.body);
      if (!copiesFromClient(readText(message.body, next).text)) return message;
      // Two zero bytes at the end: no parameter types are given.
      return { type: 'P', body: Buffer.from(`${name}\0${refusal}\0\0\0`) };
    }
    default:
      return message;
  }
}

function copiesFromClient(sql: string): boolean {
  return /\bcopy\b/i.test(sql) && /\bcopy\b[^;]*\bfrom\s+stdin\b/i.test(sql.replaceAll(literals, ' '));
}
