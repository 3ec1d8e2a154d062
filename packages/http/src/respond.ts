import type { ServerResponse } from 'node:http';
import { catalogue, codeOf, GraphError } from '@weedhounds/errors';
import type { GraphQLFormattedError } from 'graphql';
import { Refusal } from './refusal.ts';

type Headers = Readonly<Record<string, string>>;

/** Answers with `body` as JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Headers = {}): void {
  const text = `${JSON.stringify(body)}\n`;
  const length = Buffer.byteLength(text);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': length,
    ...headers,
  });
  response.end(text);
}

/**
 * Answers with what was thrown, as one error in GraphQL's form: a refusal as it says, an error of the catalogue with the
 * catalogue's status, anything else as a defect.
 *
 * @param format hides what must not leave, and logs it
 */
export function sendError(
  response: ServerResponse,
  error: unknown,
  format: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError,
): void {
  if (error instanceof Refusal) {
    const { status, message, code, headers } = error;
    sendJson(response, status, { errors: [{ message, extensions: { code } }] }, errorHeaders(status, headers));
    return;
  }
  const known =
    error instanceof GraphError ? { message: error.message, extensions: error.extensions } : { message: '' };
  const { status } = catalogue[codeOf(known, error)];
  sendJson(response, status, { errors: [format(known, error)] }, errorHeaders(status));
}

/** No cache may keep an error, and a 401 has to say what would help. */
export function errorHeaders(status: number, headers: Headers = {}): Headers {
  return { 'cache-control': 'no-store', ...(status === 401 && { 'www-authenticate': 'Bearer' }), ...headers };
}
