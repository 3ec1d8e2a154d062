import type { buildConnector } from 'undici';

/** Errors that ended a connection on which something had been received. */
const endsOfServed = new WeakSet<object>();

/** How a connection ends that the other side has closed. */
const lossCodes = new Set<unknown>(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** A connector whose connections tell, when they fail, whether they had served before. */
export function markServed(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...outcome) => {
      const [, socket] = outcome;
      // Before undici listens: the error is marked when undici passes it on.
      socket?.once('error', (error) => {
        if (socket.bytesRead > 0) endsOfServed.add(error);
      });
      callback(...outcome);
    });
}

/** True of the error of an exchange whose connection had served before and was closed by the other side. */
export function isServedAndLost(error: Error): boolean {
  return 'code' in error && lossCodes.has(error.code) && endsOfServed.has(error);
}
