import { type Dispatcher, request } from 'undici';
import { z } from 'zod';

/** A subgraph to watch. */
export interface SubgraphAddress {
  name: string;
  /** Any address on its server; its health check is looked for at `/health/ready` there. */
  url: string;
}

/** What a subgraph's health check said, or that it said nothing. */
export type SubgraphHealth =
  | {
      name: string;
      health: 'READY' | 'NOT_READY';
      version: string;
      schemaHash: string;
      /** Milliseconds the check took. */
      responseTime: number;
    }
  | { name: string; health: 'DOWN' };

const answer = z.object({ version: z.string(), schemaHash: z.string() });

/** Bytes a health check's answer may have. */
const byteLimit = 10_000;

/**
 * Asks a subgraph for its health. Never rejects: what cannot be asked is down.
 *
 * @param dispatcher makes the connection; default: undici's own
 * @param deadlineMs milliseconds the check may take
 */
export async function checkHealth(
  { name, url }: SubgraphAddress,
  { dispatcher, deadlineMs = 1_000 }: { dispatcher?: Dispatcher | undefined; deadlineMs?: number } = {},
): Promise<SubgraphHealth> {
  const startedAt = performance.now();
  try {
    const { statusCode, body } = await request(new URL('/health/ready', url), {
      ...(dispatcher && { dispatcher }),
      signal: AbortSignal.timeout(deadlineMs),
    });
    const { version, schemaHash } = answer.parse(JSON.parse(await readUpTo(body, byteLimit)));
    const health = statusCode === 200 ? 'READY' : 'NOT_READY';
    return { name, health, version, schemaHash, responseTime: performance.now() - startedAt };
  } catch {
    return { name, health: 'DOWN' };
  }
}

async function readUpTo(body: AsyncIterable<Buffer>, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) throw new RangeError(`The answer must be at most ${limit} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
