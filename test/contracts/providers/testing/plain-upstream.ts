import { type Upstream, type UpstreamAnswer, UpstreamError, type UpstreamInfo } from '@weedhounds/upstream';
import { Agent, type Dispatcher, request } from 'undici';

export interface PlainUpstreamOptions {
  name: string;
  url: string;
  /** Milliseconds. Default 5,000. */
  deadlineMs?: number;
  /** Bytes. Default 20 MB. */
  byteCap?: number;
}

/** An upstream that does nothing but call: once, with a deadline and a byte cap. What is counted at a stand-in is what was asked. */
export function createPlainUpstream({
  name,
  url,
  deadlineMs = 5000,
  byteCap = 20_000_000,
}: PlainUpstreamOptions): Upstream {
  const agent = new Agent();
  let calls = 0;
  return {
    name,
    async send({ method = 'GET', path, headers = {}, body }, signal) {
      calls++;
      const deadline = AbortSignal.timeout(deadlineMs);
      try {
        const answer = await request(new URL(path, url), {
          dispatcher: agent,
          method,
          headers,
          body: body ?? null,
          signal: AbortSignal.any([signal, deadline]),
        });
        return await read(name, answer, byteCap);
      } catch (error) {
        if (error instanceof UpstreamError) throw error;
        if (signal.aborted) throw new UpstreamError('ABORTED', `${name}: the caller gave up.`, { cause: error });
        if (deadline.aborted) throw new UpstreamError('DEADLINE', `${name}: no answer in time.`, { cause: error });
        throw new UpstreamError('CONNECTION', `${name}: ${(error as Error).message}`, { cause: error });
      }
    },
    info: () => ({ ...idle, calls }),
    close: () => agent.destroy(),
  };
}

const idle: UpstreamInfo = {
  calls: 0,
  retries: 0,
  hedges: 0,
  refused: 0,
  failed: 0,
  breaker: 'CLOSED',
  concurrency: 1,
  inFlight: 0,
  p50: null,
  p95: null,
};

async function read(name: string, answer: Dispatcher.ResponseData, byteCap: number): Promise<UpstreamAnswer> {
  const { statusCode: status, headers, body } = answer;
  if (status < 200 || status > 299) {
    await body.dump();
    if (status !== 429) throw new UpstreamError('STATUS', `${name} answered ${status}.`, { status });
    const seconds = headers['retry-after'];
    const retryAfter = seconds === undefined ? {} : { retryAfterMs: Number(seconds) * 1000 };
    throw new UpstreamError('RATE_LIMITED', `${name} answered 429.`, { status, ...retryAfter });
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > byteCap) throw new UpstreamError('TOO_LARGE', `${name} answered more than ${byteCap} bytes.`);
    chunks.push(chunk);
  }
  const validators = { etag: null, lastModified: null };
  return { kind: 'content', status, headers, body: Buffer.concat(chunks), validators };
}
