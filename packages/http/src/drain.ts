import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface Drain {
  isDraining(): boolean;
  /** Lets the requests in flight finish, then closes the server. After `graceMs` what is left is cut off. */
  close(graceMs: number): Promise<void>;
}

/**
 * Watches a server's requests so that it can be closed without losing one. While it drains it still answers, above all
 * its health checks, and asks each connection to close. When what was in flight is done, it stops listening.
 */
export function createDrain(server: Server): Drain {
  const sockets = new Set<Socket>();
  const responses = new Set<ServerResponse>();
  let closing: Promise<void> | undefined;

  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.prependListener('request', (_request, response) => {
    if (closing) response.setHeader('connection', 'close');
    responses.add(response);
    response.once('close', () => responses.delete(response));
  });

  const drain = async (graceMs: number) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), graceMs);
    const inFlight = [...responses];
    for (const response of inFlight) if (!response.headersSent) response.setHeader('connection', 'close');
    await Promise.all(inFlight.map((response) => once(response, 'close')));
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // Node counts a connection that never sent a request as busy and would wait for it.
    // A request over TLS knows the decrypted socket, not this one below it: both have the same peer.
    const busy = new Set([...responses].map(({ socket }) => peerOf(socket)));
    for (const socket of sockets) if (!busy.has(peerOf(socket))) socket.destroy();
    await closed;
    clearTimeout(cutOff);
  };

  return {
    isDraining: () => closing !== undefined,
    close: (graceMs) => {
      closing ??= drain(graceMs);
      return closing;
    },
  };
}

function peerOf(socket: Socket | null): string {
  return `${socket?.remoteAddress} ${socket?.remotePort}`;
}
