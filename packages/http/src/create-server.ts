import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Timeouts } from './serve-graphql.ts';

/** PEM texts with which a server shows itself and knows its callers. */
export interface ServerTls {
  cert: string;
  /** The private key of `cert`. */
  key: string;
  /** The authorities one of which must have signed a caller's certificate. */
  ca: string;
}

/** A server that does not listen yet. With TLS, 1.2 or later, callers without a certificate of `ca` get no connection. */
export function createServer(timeouts: Timeouts, tls: ServerTls | undefined): Server {
  if (tls === undefined) return createHttpServer({ ...timeouts });
  const mutual = { requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const;
  return createHttpsServer({ ...timeouts, ...tls, ...mutual, handshakeTimeout: timeouts.headersTimeout });
}
