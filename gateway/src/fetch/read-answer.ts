import { parseJson } from './parse-json.ts';
import type { Exchange } from './receiver.ts';
import type { SubgraphCaching } from './subgraph-caching.ts';

/** One error as a subgraph reported it; nothing in it is trusted but its shape. */
export interface SubgraphError {
  message: string;
  path?: readonly (string | number)[];
  extensions: Readonly<Record<string, unknown>>;
}

/** A subgraph's answer as GraphQL. */
export type Answer =
  | {
      kind: 'answered';
      data: Record<string, unknown> | null;
      errors: readonly SubgraphError[];
      caching?: SubgraphCaching | undefined;
    }
  | { kind: 'failed'; reason: string; cause?: unknown }
  | { kind: 'timed out' }
  | { kind: 'aborted' };

/**
 * Reads an exchange as a GraphQL response. A GraphQL response counts whatever its HTTP status; anything else, such as a
 * page of HTML, half an answer or JSON of another shape, counts as a failure.
 */
export function readAnswer(exchange: Exchange): Answer {
  if (exchange.kind !== 'answered') return exchange;
  const { status, contentType, body, caching } = exchange;
  const described = `status ${status}, content type ${JSON.stringify(contentType)}, ${body.length} bytes`;
  if (!isJson(contentType)) return { kind: 'failed', reason: `answered no JSON (${described})` };
  const answer = readAnswerText(body.toString('utf8'), described);
  return caching && answer.kind === 'answered' ? { ...answer, caching } : answer;
}

/**
 * Reads a text as a GraphQL response.
 *
 * @param described where the text comes from, for the log
 */
export function readAnswerText(text: string, described = `${text.length} characters`): Answer {
  let parsed: unknown;
  try {
    parsed = parseJson(text);
  } catch (cause) {
    return { kind: 'failed', reason: `answered broken JSON (${described})`, cause };
  }
  return readResponse(parsed) ?? { kind: 'failed', reason: `answered JSON that is no GraphQL response (${described})` };
}

function isJson(contentType: string): boolean {
  return /^application\/(?:graphql-response\+)?json\s*(?:;|$)/i.test(contentType);
}

function readResponse(value: unknown): Answer | undefined {
  if (!isRecord(value)) return undefined;
  const data = value.data ?? null;
  const errors = readErrors(value.errors ?? []);
  if (errors === undefined || (data !== null && !isRecord(data))) return undefined;
  // Without data there must be an error that says why.
  return data === null && errors.length === 0 ? undefined : { kind: 'answered', data, errors };
}

function readErrors(value: unknown): SubgraphError[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const errors = value.map(readError);
  return errors.every((error) => error !== undefined) ? errors : undefined;
}

function readError(value: unknown): SubgraphError | undefined {
  if (!isRecord(value) || typeof value.message !== 'string') return undefined;
  const extensions = isRecord(value.extensions) ? value.extensions : {};
  return isPath(value.path)
    ? { message: value.message, path: value.path, extensions }
    : { message: value.message, extensions };
}

function isPath(value: unknown): value is (string | number)[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((part) => typeof part === 'string' || Number.isSafeInteger(part))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
