import type { TlsIdentity } from '@weedhounds/config';
import { Pool } from 'undici';

/** What one HTTP exchange with a subgraph came to. */
export type Exchange =
  | { kind: 'answered'; status: number; contentType: string; body: Buffer }
  | { kind: 'failed'; reason: string; cause?: unknown }
  | { kind: 'timed out' };

/** Posts JSON texts to one subgraph. */
export interface SubgraphClient {
  /**
   * Never rejects: what goes wrong is in the exchange.
   *
   * @param headers of this exchange alone
   * @param signal ends the exchange when it is aborted
   */
  post(body: string, headers?: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Exchange>;
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
  const pool = new Pool(origin, {
    connections: maxConnections,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
    // The deadline covers connecting, headers and body together.
    connect: { timeout: deadlineMs, minVersion: 'TLSv1.2', ...tls },
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  async function post(
    body: string,
    ownHeaders?: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<Exchange> {
    const ending = new AbortController();
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      ending.abort();
    }, deadlineMs);
    const leave = () => ending.abort();
    signal?.addEventListener('abort', leave, { once: true });
    try {
      const answer = await pool.request({
        path: pathname + search,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json;q=0.9',
          ...headers,
          ...ownHeaders,
        },
        body,
        signal: ending.signal,
      });
      const bytes = await readUpTo(answer.body, byteLimit);
      if (bytes === undefined) return { kind: 'failed', reason: `answered more than ${byteLimit} bytes` };
      return {
        kind: 'answered',
        status: answer.statusCode,
        contentType: String(answer.headers['content-type'] ?? ''),
        body: bytes,
      };
    } catch (cause) {
      if (isLate) return { kind: 'timed out' };
      if (ending.signal.aborted) return { kind: 'failed', reason: 'was no longer waited for' };
      return { kind: 'failed', reason: 'gave no whole answer', cause };
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', leave);
    }
  }

  return { post, close: () => pool.close() };
}

/** The whole body, or undefined as soon as it passes the limit; leaving the loop ends the connection. */
async function readUpTo(body: AsyncIterable<Buffer>, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
