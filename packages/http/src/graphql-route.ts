import type { IncomingMessage, ServerResponse } from 'node:http';
import { type BaseContext, HeaderMap } from '@apollo/server';
import { assertNever } from '@weedhounds/errors';
import type { GraphQLAnswer, GraphQLRunner } from './graphql-answer.ts';
import { statusOf } from './graphql-status.ts';
import { readJsonBody } from './read-body.ts';
import { errorHeaders } from './respond.ts';

interface GraphQLRouteOptions<C extends BaseContext> {
  apollo: GraphQLRunner<C>;
  context: (request: IncomingMessage, response: ServerResponse) => Promise<C>;
  bodyLimitBytes: number;
}

/** Headers that are lists, to which what was set before stays added. */
const lists: readonly string[] = ['ratelimit', 'ratelimit-policy', 'vary'];

/**
 * Carries one HTTP request to Apollo Server and its answer back. The context is made first: whoever may not ask costs no
 * reading.
 */
export function createGraphQLRoute<C extends BaseContext>(options: GraphQLRouteOptions<C>) {
  const { apollo, context, bodyLimitBytes } = options;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const contextValue = await context(request, response);
    const body = request.method === 'POST' ? await readJsonBody(request, bodyLimitBytes) : undefined;
    const { url = '/' } = request;
    const result = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? '',
        headers: headersOf(request),
        search: url.includes('?') ? url.slice(url.indexOf('?')) : '',
        body,
      },
      context: async () => contextValue,
    });
    await send(response, result);
  };
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

async function send(response: ServerResponse, result: GraphQLAnswer): Promise<void> {
  response.statusCode = statusOf(result);
  if (response.statusCode >= 400) {
    for (const [name, value] of Object.entries(errorHeaders(response.statusCode))) response.setHeader(name, value);
  }
  for (const [name, value] of result.headers) {
    const before = lists.includes(name) ? response.getHeader(name) : undefined;
    response.setHeader(name, before === undefined ? value : `${before}, ${value}`);
  }
  switch (result.body.kind) {
    case 'bytes':
      if (response.statusCode !== 304) response.setHeader('content-length', result.body.bytes.length);
      response.end(result.body.bytes);
      return;
    case 'complete':
      response.end(result.body.string);
      return;
    case 'chunked':
      for await (const chunk of result.body.asyncIterator) response.write(chunk);
      response.end();
      return;
    default:
      assertNever(result.body);
  }
}
