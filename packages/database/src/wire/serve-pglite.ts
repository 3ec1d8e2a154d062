import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { StartError } from '@weedhounds/errors';
import type { EmbeddedDatabase } from '../database.ts';
import { serveConnection } from './serve-connection.ts';
import { createSharedSession } from './shared-session.ts';

export interface WireServerOptions {
  /** Address to listen on. Anyone who reaches it owns the database: there is no password. Default 127.0.0.1. */
  host?: string;
  /** 0 takes any free port. */
  port: number;
  /** Hears that PGlite has stopped and the database has to be opened anew. Default: the error ends the process. */
  onFailure?: (error: unknown) => void;
}

export interface WireServer {
  /** Connection string for `DATABASE_URL`. */
  url: string;
  port: number;
  /** Drops the clients, rolls back what they left open and stops listening. The database stays open. */
  close(): Promise<void>;
}

/**
 * Serves an embedded database over the Postgres protocol, so that several processes can use it in development.
 *
 * All clients share one session and take turns: a transaction makes the others wait. Each has its own settings and
 * prepared statements; temporary tables, LISTEN and session-level advisory locks are everybody's. COPY FROM STDIN and
 * cancelling are not available.
 *
 * @throws StartError when the port is taken
 */
export async function servePGlite(database: EmbeddedDatabase, options: WireServerOptions): Promise<WireServer> {
  const { host = '127.0.0.1', port, onFailure = endProcess } = options;
  const session = createSharedSession(database.pglite, onFailure);
  const greeting = await session.exchange({ settings: new Map() }, startupPacket());

  const sockets = new Set<Socket>();
  const serving = new Set<Promise<void>>();
  let connections = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    connections += 1;
    sockets.add(socket);
    // A client that drops ends the reading with an error; its transaction is rolled back, nothing more is to do.
    const served = serveConnection({ socket, number: connections, session, greeting }).catch(() => {});
    serving.add(served);
    served.finally(() => {
      serving.delete(served);
      sockets.delete(socket);
      socket.end();
    });
  });
  server.listen(port, host);
  await once(server, 'listening').catch((error: Error) => {
    throw new StartError(`The embedded database cannot be served at ${host}:${port}: ${error.message}`, {
      cause: error,
    });
  });

  const address = server.address() as AddressInfo;
  return {
    url: `postgresql://postgres@${host}:${address.port}/postgres`,
    port: address.port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await Promise.all([closed, ...serving]);
    },
  };
}

/** PGlite's own start-up: clients' are not passed on, since one that Postgres refuses would end it for everybody. */
function startupPacket(): Buffer {
  const body = Buffer.from('\0\x03\0\0user\0postgres\0database\0postgres\0\0', 'latin1');
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + body.length);
  return Buffer.concat([length, body]);
}

function endProcess(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}
