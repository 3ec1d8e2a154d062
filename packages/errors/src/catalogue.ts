/** Who may read the error's own message: the client, or only the log. */
type Audience = 'client' | 'internal';

export interface CatalogueEntry {
  readonly audience: Audience;
  /** HTTP status of a response that carries this error and no data. */
  readonly status: number;
  /** One line: when it is raised. For an internal error this is also the sentence the client sees. */
  readonly meaning: string;
}

const entries = {
  BAD_REQUEST: { audience: 'client', status: 400, meaning: 'The HTTP request is not a GraphQL request.' },
  GRAPHQL_PARSE_FAILED: { audience: 'client', status: 400, meaning: 'The document is not valid GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { audience: 'client', status: 400, meaning: 'The document does not fit the schema.' },
  OPERATION_RESOLUTION_FAILURE: {
    audience: 'client',
    status: 400,
    meaning: 'The document does not hold the operation that was named.',
  },
  BAD_USER_INPUT: { audience: 'client', status: 400, meaning: 'An argument or a variable is out of its range.' },
  PERSISTED_QUERY_NOT_FOUND: {
    audience: 'client',
    status: 200,
    meaning: 'The client should resend the whole document.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    audience: 'client',
    status: 200,
    meaning: 'This server keeps no persisted queries.',
  },
  UNAUTHENTICATED: { audience: 'client', status: 401, meaning: 'The request does not say who is asking.' },
  FORBIDDEN: { audience: 'client', status: 403, meaning: 'The viewer may not do this.' },
  RATE_LIMITED: { audience: 'client', status: 429, meaning: 'Too many requests in too short a time.' },
  COST_LIMIT_EXCEEDED: { audience: 'client', status: 400, meaning: 'The operation would cost more than is allowed.' },
  PROVIDER_UNAVAILABLE: {
    audience: 'client',
    status: 502,
    meaning: 'A source outside did not answer, and what is kept of it is too old.',
  },
  SUBGRAPH_UNAVAILABLE: { audience: 'internal', status: 502, meaning: 'A part of the graph did not answer.' },
  GATEWAY_TIMEOUT: { audience: 'internal', status: 504, meaning: 'The answer took longer than is allowed.' },
  INTERNAL_SERVER_ERROR: { audience: 'internal', status: 500, meaning: 'Something went wrong on our side.' },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof entries;

/** Every error a client can meet. Match on the code; the message is for people. */
export const catalogue: Readonly<Record<ErrorCode, CatalogueEntry>> = entries;

/** True when `code` is in the catalogue. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(entries, code);
}
