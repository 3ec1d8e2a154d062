import type { TlsIdentity } from '@weedhounds/config';
import { buildConnector, Pool } from 'undici';
import { onAbort } from './on-abort.ts';
import { createReceiver, type Exchange } from './receiver.ts';
import { markServed } from './served-connections.ts';

/** One call of a subgraph. */
export interface SubgraphCall {
  /** Headers of this call alone. */
  headers?: Readonly<Record<string, string>>;
  /** Ends the exchange when it is aborted. */
  signal?: AbortSignal | undefined;
  /** True when asking twice does no harm, as with a query. Default false. */
  isRepeatable?: boolean;
  /** Milliseconds from the call to the answer's last byte. Default: the client's. */
  deadlineMs?: number;
}

/** Posts JSON texts to one subgraph. */
export interface SubgraphClient {
  /** Never rejects: what goes wrong is in the exchange. */
  post(body: string, call?: SubgraphCall): Promise<Exchange>;
  /** Ends the kept connections; exchanges under way finish first. */
  close(): Promise<void>;
}

export interface SubgraphClientOptions {
  url: string;
  /** Milliseconds from the call to the answer's last byte, time spent waiting for a connection included. */
  deadlineMs: number;
  /** Bytes an answer's body may have. */
  byteLimit: number;
  /** Headers beside those of GraphQL over HTTP. Default: none. */
  headers?: Readonly<Record<string, string>>;
  /** What an https subgraph is shown and must show. Default: no certificate, and an authority that Node trusts. */
  tls?: TlsIdentity | undefined;
}

/** Shorter than the 5 s after which Node's HTTP server ends an idle connection, so that no request meets a closing one. */
const keepAliveMs = 4_000;

/** Connections to one subgraph; further exchanges wait for one, within their deadline. */
const maxConnections = 128;

/**
 * A client over a pool of kept connections. Passing the deadline or the byte limit ends the connection at once, so the
 * subgraph sees that nobody is waiting any more.
 */
export function createSubgraphClient(options: SubgraphClientOptions): SubgraphClient {
  const { url, deadlineMs, byteLimit, headers, tls } = options;
  const { origin, pathname, search } = new URL(url);
  const path = pathname + search;
  const allHeaders = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json;q=0.9',
    ...headers,
  };
  const pool = new Pool(origin, {
    connections: maxConnections,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
    // The deadline covers connecting, headers and body together.
    connect: markServed(buildConnector({ timeout: deadlineMs, minVersion: 'TLSv1.2', ...tls })),
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  return {
    post: (body, { headers: own, signal, deadlineMs: within = deadlineMs } = {}) =>
      new Promise((resolve) => {
        if (signal?.aborted) {
          resolve({ kind: 'aborted' });
          return;
        }
        const leave = () => receiver.end({ kind: 'aborted' });
        const timer = setTimeout(() => receiver.end({ kind: 'timed out' }), within);
        const receiver = createReceiver(byteLimit, (exchange) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', leave);
          resolve(exchange);
        });
        if (signal) onAbort(signal, leave);
        pool.dispatch({ path, method: 'POST', headers: { ...allHeaders, ...own }, body }, receiver.handler);
      }),
    close: () => pool.close(),
  };
}
