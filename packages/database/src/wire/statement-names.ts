import { type Message, readText } from './message.ts';

/** Keeps the prepared statements of one connection apart from those of the others, which share its session. */
export interface StatementNames {
  /** The message with the statement's name made this connection's own. Unnamed statements need none. */
  rename(message: Message): Message;
  /** The names this connection may have left in the session. */
  left(): string[];
}

export function createStatementNames(connection: number): StatementNames {
  const names = new Set<string>();
  const own = (name: string) => `connection_${connection}_${name}`;
  return {
    rename: (message) => {
      const offset = nameOffset(message);
      if (offset === undefined) return message;
      const { text, next } = readText(message.body, offset);
      if (text === '') return message;
      const name = own(text);
      if (message.type === 'P') names.add(name);
      if (message.type === 'C') names.delete(name);
      const body = [message.body.subarray(0, offset), Buffer.from(`${name}\0`), message.body.subarray(next)];
      return { type: message.type, body: Buffer.concat(body) };
    },
    left: () => [...names],
  };
}

/** Where a message names a statement, if it does. */
function nameOffset({ type, body }: Message): number | undefined {
  switch (type) {
    case 'P':
      return 0;
    case 'B':
      return readText(body).next;
    case 'D':
    case 'C':
      return body[0] === 'S'.charCodeAt(0) ? 1 : undefined;
    default:
      return undefined;
  }
}
