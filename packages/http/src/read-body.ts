import type { IncomingMessage } from 'node:http';
import { MIMEType } from 'node:util';
import { Refusal } from './refusal.ts';

/**
 * The request's body, read as JSON in UTF-8.
 *
 * @param limit most bytes that are read
 * @throws Refusal 415 for another type, charset or encoding, 413 beyond the limit, 400 for broken JSON
 */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<unknown> {
  checkType(request);
  const bytes = await readBytes(request, limit);
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (error) {
    throw new Refusal(400, `The body must be JSON in UTF-8: ${(error as Error).message}.`);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function checkType({ headers }: IncomingMessage): void {
  const isPlain = headers['content-type'] === 'application/json' && headers['content-encoding'] === undefined;
  // What nearly everybody sends.
  if (isPlain) return;
  const type = parseType(headers['content-type'] ?? '');
  const charset = type?.params.get('charset')?.toLowerCase() ?? 'utf-8';
  if (type?.essence !== 'application/json' || charset !== 'utf-8') {
    throw new Refusal(415, 'The body must have the content type application/json, in UTF-8.');
  }
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new Refusal(415, `The body must not be compressed; got ${headers['content-encoding']}.`);
  }
}

function parseType(header: string): MIMEType | undefined {
  try {
    return new MIMEType(header);
  } catch {
    return undefined;
  }
}

/** Why the body of a client that hung up cannot be had. Nobody is left to be told. */
function hungUp(): Error {
  return new Error('The client hung up before its body was whole.');
}

function tooLarge(limit: number): Refusal {
  return new Refusal(413, `The body must be at most ${limit} bytes.`);
}

/** Beyond the limit the rest is left to Node to discard, so that the client still reads the answer. */
function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) return reject(tooLarge(limit));
    if (request.destroyed) return reject(hungUp());
    const chunks: Buffer[] = [];
    let size = 0;
    const collect = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return chunks.push(chunk);
      request.off('data', collect).resume();
      reject(tooLarge(limit));
    };
    request.on('data', collect);
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => {
      // Closing follows every request; an error has to be made only where the body is not whole.
      if (!request.complete) reject(hungUp());
    });
  });
}
