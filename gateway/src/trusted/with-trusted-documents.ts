import { type BaseContext, HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import type { GraphQLRunner } from '@weedhounds/http';
import { documentIdOf, type Manifest } from './read-manifest.ts';

/**
 * Runs the documents of the manifest and no others. A request names one by `documentId`, by the persisted query's hash, or by
 * sending its exact text; whatever else it asks for is refused before it is parsed.
 */
export function withTrustedDocuments<Context extends BaseContext>(
  runner: GraphQLRunner<Context>,
  manifest: Manifest,
): GraphQLRunner<Context> {
  return {
    async executeHTTPGraphQLRequest({ httpGraphQLRequest, context }) {
      const asked = readAsked(httpGraphQLRequest);
      const id = idOf(asked);
      const text = id === undefined ? undefined : manifest.get(id);
      if (text === undefined) return refuse(id);
      return runner.executeHTTPGraphQLRequest({
        httpGraphQLRequest: withText(httpGraphQLRequest, asked, text),
        context,
      });
    },
  };
}

/** A GraphQL request's parameters, whichever way they came; nothing is known of their types. */
type Asked = Readonly<Record<string, unknown>>;

function readAsked({ method, body, search }: HTTPGraphQLRequest): Asked {
  if (method !== 'GET') return isRecord(body) ? body : {};
  const { extensions, ...rest } = Object.fromEntries(new URLSearchParams(search));
  return { ...rest, extensions: extensions === undefined ? undefined : parseJson(extensions) };
}

function idOf({ documentId, extensions, query }: Asked): string | undefined {
  if (typeof documentId === 'string') return documentId;
  if (typeof query === 'string' && query !== '') return documentIdOf(query);
  const persisted = isRecord(extensions) ? extensions.persistedQuery : undefined;
  const hash = isRecord(persisted) ? persisted.sha256Hash : undefined;
  return typeof hash === 'string' ? `sha256:${hash}` : undefined;
}

/** The request with the document's text in place of what named it. */
function withText(request: HTTPGraphQLRequest, asked: Asked, query: string): HTTPGraphQLRequest {
  const { operationName, variables } = asked;
  const given = Object.entries({ operationName, variables }).filter(([, value]) => value !== undefined);
  if (request.method !== 'GET') return { ...request, body: { query, ...Object.fromEntries(given) } };
  const search = new URLSearchParams([['query', query], ...given.map(([name, value]) => [name, String(value)])]);
  return { ...request, search: `?${search}` };
}

function refuse(id: string | undefined): HTTPGraphQLResponse {
  const message =
    id === undefined
      ? 'This graph runs trusted documents only: name one by its documentId.'
      : `This graph runs trusted documents only, and ${JSON.stringify(id.slice(0, 80))} is none of them.`;
  const body = { errors: [{ message, extensions: { code: 'FORBIDDEN' } }] };
  return {
    status: 403,
    headers: new HeaderMap([
      ['content-type', 'application/json; charset=utf-8'],
      ['cache-control', 'no-store'],
    ]),
    body: { kind: 'complete', string: `${JSON.stringify(body)}\n` },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
