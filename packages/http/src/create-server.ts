import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';

/** PEM texts with which a server shows itself and knows its callers. */
export interface ServerTls {
  cert: string;
  /** The private key of `cert`. */
  key: string;
  /** The authorities one of which must have signed a caller's certificate. */
  ca: string;
}

/** How long a client may take; all in milliseconds. */
export interface Timeouts {
  /** For a request's headers to come in. Beyond it: 408. Default 10,000. */
  headersTimeout: number;
  /** For the whole request to come in. Beyond it: 408. Default 30,000. */
  requestTimeout: number;
  /** That an idle connection is kept. Default 65,000: a load balancer usually gives up after a minute, so it is first. */
  keepAliveTimeout: number;
  /** Between two looks at the first two. Default 5,000, or half of the first when that is less. */
  connectionsCheckingInterval: number;
}

/** How much a client may send before its request is looked at. */
export interface ConnectionLimits {
  /** Bytes of a request's line and headers together. Beyond it: 431. Default 16,384. */
  maxHeaderBytes: number;
  /** Headers of one request. Beyond it: 431. Default 100. */
  maxHeaderCount: number;
  /** Connections at a time; further ones are closed at once. Default: as many as the system gives. */
  maxConnections: number;
}

const defaultTimeouts = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
} satisfies Partial<Timeouts>;

const defaultLimits: ConnectionLimits = {
  maxHeaderBytes: 16_384,
  maxHeaderCount: 100,
  maxConnections: Number.POSITIVE_INFINITY,
};

interface ServerOptions {
  timeouts?: Partial<Timeouts> | undefined;
  limits?: Partial<ConnectionLimits> | undefined;
  /** Default: plain HTTP. */
  tls?: ServerTls | undefined;
}

/**
 * A server that does not listen yet, with the limits it holds. With TLS, 1.2 or later, callers without a certificate of
 * `ca` get no connection.
 */
export function createServer(options: ServerOptions): { server: Server; limits: ConnectionLimits } {
  const times = { ...defaultTimeouts, ...options.timeouts };
  const timeouts = { connectionsCheckingInterval: Math.min(5_000, Math.ceil(times.headersTimeout / 2)), ...times };
  const limits = { ...defaultLimits, ...options.limits };
  const basics = { ...timeouts, maxHeaderSize: limits.maxHeaderBytes };
  const server = createBareServer(basics, options.tls);
  // Node leaves out the headers beyond its limit and says nothing: one more lets `checkHeaderCount` see them.
  server.maxHeadersCount = limits.maxHeaderCount + 1;
  if (Number.isFinite(limits.maxConnections)) server.maxConnections = limits.maxConnections;
  return { server, limits };
}

function createBareServer(basics: Timeouts & { maxHeaderSize: number }, tls: ServerTls | undefined): Server {
  if (tls === undefined) return createHttpServer(basics);
  const mutual = { requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const;
  return createHttpsServer({ ...basics, ...tls, ...mutual, handshakeTimeout: basics.headersTimeout });
}
