import type { Dispatcher } from 'undici';
import { isServedAndLost } from './served-connections.ts';
import { readCaching, type SubgraphCaching } from './subgraph-caching.ts';

/** What one HTTP exchange with a subgraph came to. */
export type Exchange =
  | { kind: 'answered'; status: number; contentType: string; body: Buffer; caching?: SubgraphCaching | undefined }
  | {
      kind: 'failed';
      reason: string;
      cause?: unknown;
      /** True when a kept connection ended before the answer began: the subgraph may have closed it without having read the call. */
      isUnanswered?: boolean;
    }
  | { kind: 'timed out' }
  /** Nobody waited for it any more. */
  | { kind: 'aborted' };

/** Takes in one answer. */
export interface Receiver {
  handler: Dispatcher.DispatchHandler;
  /** Ends the exchange, and its connection, unless it has ended already. */
  end(exchange: Exchange): void;
}

/**
 * Takes in an answer as undici reads it. Its events rather than `Pool.request`: without a stream and signals of its own a call costs a
 * quarter less.
 *
 * @param onEnd called once
 */
export function createReceiver(byteLimit: number, onEnd: (exchange: Exchange) => void): Receiver {
  const chunks: Buffer[] = [];
  let size = 0;
  let status: number | undefined;
  let contentType = '';
  let caching: SubgraphCaching | undefined;
  let controller: Dispatcher.DispatchController | undefined;
  let hasEnded = false;

  function conclude(exchange: Exchange): void {
    if (hasEnded) return;
    hasEnded = true;
    onEnd(exchange);
  }

  function end(exchange: Exchange): void {
    if (hasEnded) return;
    conclude(exchange);
    controller?.abort(noLongerWanted);
  }

  return {
    end,
    handler: {
      onRequestStart(started) {
        controller = started;
        // It ended while it waited for a connection.
        if (hasEnded) started.abort(noLongerWanted);
      },
      onResponseStart(_controller, statusCode, headers) {
        status = statusCode;
        contentType = String(headers['content-type'] ?? '');
        caching = readCaching(headers['cache-control']?.toString(), headers.age?.toString());
      },
      onResponseData(_controller, chunk) {
        size += chunk.length;
        if (size > byteLimit) end({ kind: 'failed', reason: `answered more than ${byteLimit} bytes` });
        else chunks.push(chunk);
      },
      onResponseEnd() {
        conclude({ kind: 'answered', status: status ?? 0, contentType, body: Buffer.concat(chunks, size), caching });
      },
      onResponseError(_controller, cause) {
        const isUnanswered = status === undefined && isServedAndLost(cause);
        conclude({ kind: 'failed', reason: 'gave no whole answer', cause, ...(isUnanswered && { isUnanswered }) });
      },
    },
  };
}

/** One for all: making an error reads the stack. */
const noLongerWanted = new Error('The answer is no longer wanted.');
