import type { IncomingMessage, ServerResponse } from 'node:http';
import { badInput, catalogue, formatGraphError, GraphError } from '@weedhounds/errors';
import { type Route, sendJson } from '@weedhounds/http';
import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import type { Revocations } from './revocations.ts';
import { lastSecond } from './token-claims.ts';

/** The scope that revoking takes. */
export const revocationScope = 'operator:tokens';

/** Bytes of a body; what is asked for has fewer than 400. */
const bodyLimit = 4_096;

const revocation = z.strictObject({
  jti: z.string().min(1).max(255),
  expiresAt: z.number().int().min(0).max(lastSecond),
});

interface RevocationRouteOptions {
  /** Lets the request in: says who asks, and counts it. */
  admit: (request: IncomingMessage, response: ServerResponse) => Promise<GatewayContext>;
  revocations: Revocations;
}

/**
 * `POST /tokens/revocations` with `{ "jti": "…", "expiresAt": <the token's exp, in seconds> }`: refuses a token from now
 * on. For tokens with the scope `operator:tokens`. 204 when it is kept; else errors in GraphQL's form with their status.
 */
export function createRevocationRoute({ admit, revocations }: RevocationRouteOptions): Route {
  return {
    method: 'POST',
    path: '/tokens/revocations',
    async handle(request, response) {
      try {
        const { role, scopes } = (await admit(request, response)).viewer;
        if (role === 'STRANGER') throw new GraphError('UNAUTHENTICATED', 'Revoking tokens takes a token.');
        if (!scopes.includes(revocationScope)) {
          throw new GraphError('FORBIDDEN', `Revoking tokens takes the scope ${revocationScope}.`);
        }
        const { jti, expiresAt } = await readRevocation(request);
        await revocations.revoke(jti, expiresAt);
        response.writeHead(204).end();
      } catch (error) {
        refuse(response, error);
      }
    },
  };
}

async function readRevocation(request: IncomingMessage): Promise<z.output<typeof revocation>> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new GraphError('BAD_REQUEST', 'The body must have the content type application/json.');
  }
  const text = await readText(request);
  const result = revocation.safeParse(parseJson(text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const expected = '{ "jti": a text of 1 to 255 characters, "expiresAt": whole seconds since 1970 }';
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
