import type { IncomingMessage, ServerResponse } from 'node:http';
import { badInput, catalogue, formatGraphError, GraphError } from '@weedhounds/errors';
import { type Route, sendJson } from '@weedhounds/http';
import type { z } from 'zod';
import type { GatewayContext } from '../context.ts';

/** Lets a request in: says who asks, and counts it. */
export type Admit = (request: IncomingMessage, response: ServerResponse) => Promise<GatewayContext>;

export interface OperatorRouteOptions<T> {
  admit: Admit;
  path: string;
  /** The scope that it takes, such as `operator:tokens`. */
  scope: string;
  /** What is done, as the beginning of a sentence: `Revoking tokens`. */
  deed: string;
  body: z.ZodType<T>;
  /** The body in words, for those who sent another. */
  expected: string;
  /** @returns what is answered, as JSON; nothing is said of undefined */
  handle(body: T): Promise<object | undefined>;
}

/** Bytes of a body; what is asked for has fewer than a quarter of them. */
const bodyLimit = 4_096;

/**
 * A `POST` of JSON for tokens with a scope. 200 with what came of it, or 204; else errors in GraphQL's form with their status.
 */
export function createOperatorRoute<T>(options: OperatorRouteOptions<T>): Route {
  const { admit, path, scope, deed, handle } = options;
  return {
    method: 'POST',
    path,
    async handle(request, response) {
      try {
        const { role, scopes } = (await admit(request, response)).viewer;
        if (role === 'STRANGER') throw new GraphError('UNAUTHENTICATED', `${deed} takes a token.`);
        if (!scopes.includes(scope)) throw new GraphError('FORBIDDEN', `${deed} takes the scope ${scope}.`);
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
  { body, expected }: Pick<OperatorRouteOptions<T>, 'body' | 'expected'>,
): Promise<T> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new GraphError('BAD_REQUEST', 'The body must have the content type application/json.');
  }
  const text = await readText(request);
  const result = body.safeParse(parseJson(text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw badInput(`The body must be ${expected}: ${issue?.message}.`, (issue?.path ?? []).map(String));
}

/** The whole body is read even beyond the limit, so that the client still reads the answer; no more is kept. */
async function readText(request: IncomingMessage): Promise<string> {
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
