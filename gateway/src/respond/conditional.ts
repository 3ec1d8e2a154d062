import type { HTTPGraphQLRequest } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import type { GraphQLAnswer } from '@weedhounds/http';
import { etagOf, isKnownToClient } from './operation-cache.ts';
import { toBytes } from './shared-answer.ts';

/**
 * An answer to a GET, with an `ETag` where it may be kept; `304 Not Modified` for a client that has it already. POSTs have no
 * validators.
 */
export function toConditional({ method, headers }: HTTPGraphQLRequest, answer: GraphQLAnswer): GraphQLAnswer {
  if (method !== 'GET' || (answer.status ?? 200) !== 200) return answer;
  if ((answer.headers.get('cache-control') ?? 'no-store') === 'no-store') return answer;
  const { body, ...rest } = toBytes(answer);
  if (body.kind !== 'bytes') return answer;
  const told = new HeaderMap(rest.headers);
  told.set('etag', etagOf(body.bytes));
  if (!isKnownToClient(headers.get('if-none-match'), body.bytes)) return { ...rest, headers: told, body };
  told.delete('content-type');
  return { ...rest, status: 304, headers: told, body: { kind: 'bytes', bytes: Buffer.alloc(0) } };
}
