import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createByteReader } from './byte-reader.ts';
import { encodeMessage, type Message, queryMessage, readMessage, splitMessages } from './message.ts';
import { readStartup } from './read-startup.ts';
import { refuseCopy } from './refuse-copy.ts';
import { setSettingsStatement } from './session-settings.ts';
import type { Member, SharedSession } from './shared-session.ts';
import { createStatementNames, type StatementNames } from './statement-names.ts';

export interface Connection {
  socket: Socket;
  /** Tells this connection from every other of the same server. */
  number: number;
  session: SharedSession;
  /** What the server says to whoever connects. */
  greeting: Buffer;
}

/** Types of messages after which the client waits for an answer: query, sync, flush, function call. */
const endsBatch = new Set(['Q', 'S', 'H', 'F']);

/** Types of messages that only follow a COPY FROM STDIN, which is refused, or a request for a password. */
const ignored = new Set(['d', 'c', 'f', 'p']);

/** Serves one client until it leaves. Whatever it leaves open is rolled back. */
export async function serveConnection({ socket, number, session, greeting }: Connection): Promise<void> {
  const reader = createByteReader(socket);
  const startup = await readStartup(reader, (bytes) => socket.write(bytes));
  if (startup.kind === 'nothing') return;
  if (startup.kind === 'unsupported') {
    socket.write(errorMessage('08P01', `Protocol ${startup.version} is not supported; 3.0 is.`));
    return;
  }
  const member: Member = { settings: new Map() };
  const names = createStatementNames(number);
  try {
    if (startup.settings.size > 0) {
      const request = encodeMessage(queryMessage(setSettingsStatement(startup.settings)));
      const refusal = [...splitMessages(await session.exchange(member, request))].find(({ type }) => type === 'E');
      if (refusal !== undefined) {
        socket.write(encodeMessage(refusal));
        return;
      }
    }
    socket.write(greeting);
    for await (const batch of readBatches(reader, names)) {
      await writeAll(socket, await session.exchange(member, batch));
    }
  } finally {
    await session.leave(member, names.left());
  }
}

/** Groups messages up to the point where the client waits, so that nobody else's come in between. */
async function* readBatches(
  reader: ReturnType<typeof createByteReader>,
  names: StatementNames,
): AsyncGenerator<Buffer> {
  let batch: Buffer[] = [];
  for (;;) {
    const message: Message | undefined = await readMessage(reader);
    if (message === undefined || message.type === 'X') return;
    if (ignored.has(message.type)) continue;
    batch.push(encodeMessage(names.rename(refuseCopy(message))));
    if (!endsBatch.has(message.type)) continue;
    yield Buffer.concat(batch);
    batch = [];
  }
}

async function writeAll(socket: Socket, bytes: Buffer): Promise<void> {
  if (bytes.length === 0 || socket.destroyed || socket.write(bytes)) return;
  await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
}

function errorMessage(code: string, text: string): Buffer {
  return encodeMessage({ type: 'E', body: Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`) });
}
