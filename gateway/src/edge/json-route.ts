import type { IncomingMessage, ServerResponse } from 'node:http';
import { badInput, catalogue, formatGraphError, GraphError } from '@weedhounds/errors';
import { type Route, sendJson } from '@weedhounds/http';
import type { z } from 'zod';

export interface JsonRouteOptions<T> {
  path: string;
  /** Throws a GraphError where the request may not be made. Called before the body is read. */
  authorize(request: IncomingMessage, response: ServerResponse): Promise<void> | void;
  body: z.ZodType<T>;
  /** The body in words, for those who sent another. */
  expected: string;
  /** Bytes of a body. */
  bodyLimit: number;
  /** @returns what is answered, as JSON; nothing is said of undefined */
  handle(body: T): Promise<object | undefined>;
}

/** A `POST` of JSON: 200 with what came of it, or 204; else errors in GraphQL's form with their status. */
export function createJsonRoute<T>(options: JsonRouteOptions<T>): Route {
  const { path, authorize, handle } = options;
  return {
    method: 'POST',
    path,
    async handle(request, response) {
      try {
        await authorize(request, response);
        const answer = await handle(await readBody(request, options));
        if (answer === undefined) response.writeHead(204).end();
        else sendJson(response, 200, answer, { 'cache-control': 'no-store' });
      } catch (error) {
        refuse(response, error);
      }
    },
  };
}

async function readBody<T>(
  request: IncomingMessage,
  { body, expected, bodyLimit }: Pick<JsonRouteOptions<T>, 'body' | 'expected' | 'bodyLimit'>,
): Promise<T> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new GraphError('BAD_REQUEST', 'The body must have the content type application/json.');
  }
  const result = body.safeParse(parseJson(await readText(request, bodyLimit)));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw badInput(`The body must be ${expected}: ${issue?.message}.`, (issue?.path ?? []).map(String));
}

/** The whole body is read even beyond the limit, so that the client still reads the answer; no more is kept. */
async function readText(request: IncomingMessage, bodyLimit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= bodyLimit) chunks.push(chunk);
  }
  if (size > bodyLimit) throw new GraphError('BAD_REQUEST', `The body must be at most ${bodyLimit} bytes.`);
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new GraphError('BAD_REQUEST', 'The body must be JSON in UTF-8.', { cause });
  }
}

/** Errors that are not for clients go on to the server, which logs them. */
function refuse(response: ServerResponse, error: unknown): void {
  if (!(error instanceof GraphError) || catalogue[error.code].audience === 'internal') throw error;
  const { code, message, extensions } = error;
  const headers: Record<string, string> = code === 'UNAUTHENTICATED' ? { 'www-authenticate': 'Bearer' } : {};
  sendJson(response, catalogue[code].status, { errors: [formatGraphError({ message, extensions }, error)] }, headers);
}
