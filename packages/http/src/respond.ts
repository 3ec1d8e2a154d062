import type { ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import type { Refusal } from './refusal.ts';

/** Answers with `body` as JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(`${JSON.stringify(body)}\n`);
}

/** Answers with one error in GraphQL's form. */
export function sendError(response: ServerResponse, status: number, error: GraphQLFormattedError): void {
  sendJson(response, status, { errors: [error] });
}

export function sendRefusal(response: ServerResponse, { status, message, headers }: Refusal): void {
  sendJson(response, status, { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] }, headers);
}
