import { GraphRequestError } from './graph-request-error.ts';
import type { TypedDocument } from './typed-document.ts';

/** One error of an answer, as GraphQL defines it. */
export interface AnswerError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: { code?: string } & Record<string, unknown>;
}

/** An answer: data, errors, or both where only a part failed. */
export interface Answer<Data> {
  data: Data | null;
  errors: readonly AnswerError[];
  extensions: Readonly<Record<string, unknown>>;
}

export interface GraphClientOptions {
  /** Where the graph answers: `http://127.0.0.1:4000/graphql`. */
  url: string;
  /** Sent with every request. Default: none. */
  headers?: Readonly<Record<string, string>>;
  /**
   * What is sent of an operation: its text, or the id it has in the manifest of trusted documents, which is shorter and all
   * that a graph of trusted documents takes. Default `text`.
   */
  send?: 'text' | 'id';
  /** Gives up on a request after this many milliseconds. Default 30,000. */
  timeoutMs?: number;
  /** Default: the platform's own. */
  fetch?: typeof globalThis.fetch;
}

export interface GraphClient {
  /**
   * Runs an operation.
   *
   * Answers with the errors GraphQL reports beside the data; rejects with a `GraphRequestError` when what came back is
   * no GraphQL answer at all.
   */
  execute<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    ...rest: VariablesOf<Variables>
  ): Promise<Answer<Data>>;
}

/** An operation without variables is run without the argument. */
type VariablesOf<Variables> = Variables extends Record<string, never> ? [] : [variables: Variables];

/** Makes a client of the graph, whose answers have the types generated from the schema. */
export function createClient(options: GraphClientOptions): GraphClient {
  const { url, headers = {}, send = 'text', timeoutMs = 30_000, fetch = globalThis.fetch } = options;
  return {
    async execute(document, ...[variables]) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json;q=0.9',
        },
        body: JSON.stringify({ ...named(document, send), variables }),
        signal: AbortSignal.timeout(timeoutMs),
      }).catch((cause: unknown) => {
        throw new GraphRequestError(`${url} did not answer.`, { cause });
      });
      return readAnswer(response);
    },
  };
}

function named(
  document: Pick<TypedDocument<never, never>, 'toString' | '__meta__'>,
  send: 'text' | 'id',
): { query: string } | { documentId: string } {
  if (send === 'text') return { query: document.toString() };
  const documentId = document.__meta__?.hash;
  if (typeof documentId !== 'string')
    throw new TypeError('An operation that is sent by its id must be a generated one.');
  return { documentId };
}

async function readAnswer<Data>(response: Response): Promise<Answer<Data>> {
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new GraphRequestError(`Expected JSON; got status ${response.status} with something else.`, { cause });
  });
  if (!isAnswer<Data>(body))
    throw new GraphRequestError(`Expected a GraphQL answer; got status ${response.status} without one.`);
  return { data: body.data ?? null, errors: body.errors ?? [], extensions: body.extensions ?? {} };
}

function isAnswer<Data>(body: unknown): body is Partial<Answer<Data>> {
  return typeof body === 'object' && body !== null && ('data' in body || 'errors' in body);
}
