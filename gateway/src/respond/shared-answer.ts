import { HeaderMap } from '@apollo/server';
import type { GraphQLAnswer } from '@weedhounds/http';

/** Headers that say the same to everybody. */
const common: readonly string[] = ['content-type', 'cache-control', 'age', 'cache-status', 'vary'];

/** The headers of an answer that are meant for all who get it. */
export function commonHeaders(headers: HeaderMap): HeaderMap {
  return new HeaderMap([...headers].filter(([name]) => common.includes(name)));
}

/** The same answer as bytes, which many may send. */
export function toBytes(answer: GraphQLAnswer): GraphQLAnswer & { body: { kind: 'bytes' | 'chunked' } } {
  const { body } = answer;
  if (body.kind !== 'complete') return { ...answer, body };
  const headers = new HeaderMap(answer.headers);
  headers.delete('content-length');
  return { ...answer, headers, body: { kind: 'bytes', bytes: Buffer.from(body.string, 'utf8') } };
}
